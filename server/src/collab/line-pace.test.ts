import { describe, expect, it } from 'vitest';

import { recordedSocket } from '../testbed/recorded-socket.ts';
import { LinePace, PersonPurse } from './line-pace.ts';

/** Lines of one person, whose clock stands still unless it is moved. */
function lines(count: number) {
  const time = { now: 0 };
  const purse = new PersonPurse(0);
  const made = Array.from({ length: count }, (_, nr) => {
    const socket = recordedSocket(`line ${nr}`);
    return { socket, pace: new LinePace(socket, purse, () => time.now) };
  });
  return { time, purse, lines: made as [(typeof made)[0], ...typeof made] };
}

describe('F2: who sends too fast is read more slowly', () => {
  it('rests once its frames are spent, until they are paid', () => {
    const { time, lines: made } = lines(1);
    const [{ pace, socket }] = made;
    for (let nr = 0; nr < 3000; nr += 1) pace.arrived(1, 10, 0);
    expect(socket.rests).toEqual([]);
    pace.arrived(30, 300, 0);
    expect(socket.rests.map(({ milliseconds }) => milliseconds)).toEqual([100]);
    time.now = 50;
    expect(socket.rests[0]?.owed()).toBe(50);
    time.now = 100;
    expect(socket.rests[0]?.owed()).toBe(0);
  });

  it('owes on, however often it is woken', () => {
    const { time, lines: made } = lines(1);
    const [{ pace, socket }] = made;
    // What one read may bring of frames that say nothing.
    pace.arrived(32_768, 65_536, 0);
    for (time.now = 0; time.now < 99_000; time.now += 2000)
      expect(socket.rests[0]?.owed(), `after ${time.now} ms`).toBeGreaterThan(0);
    time.now = 100_000;
    expect(socket.rests[0]?.owed()).toBe(0);
  });

  it('rests once its bytes are spent', () => {
    const { lines: made } = lines(1);
    const [{ pace, socket }] = made;
    for (let nr = 0; nr < 16; nr += 1) pace.arrived(1, 1024 * 1024, 0);
    expect(socket.rests).toEqual([]);
    pace.arrived(1, 1024 * 1024, 0);
    expect(socket.rests.map(({ milliseconds }) => milliseconds)).toEqual([1000]);
  });

  it.each([
    ['frames', 150, 100],
    ['bytes', 1, 900_000],
  ])('rests when all lines of its person together have brought too many %s', (_, frames, bytes) => {
    const { lines: made } = lines(150);
    let round = 0;
    const isResting = (): boolean => made.some(({ socket }) => socket.rests.length > 0);
    while (!isResting() && round < 10) {
      for (const { pace } of made) pace.arrived(frames, bytes, 0);
      round += 1;
    }
    // None of them has come near what one line may bring alone.
    expect(round).toBeLessThanOrEqual(2);
  });

  it('what a line owes its person stays owed when it goes', () => {
    const { time, purse, lines: made } = lines(1000);
    for (const { pace } of made) pace.arrived(63, 1000, 0);
    expect(purse.spend(0, 0, time.now)).toBe(0);
    for (const { pace } of made) pace.leave();
    expect(purse.spend(0, 0, time.now)).toBeCloseTo(((63_000 - 20_000) / 2000) * 1000);
  });
});

describe('F2: messages that are not whole yet', () => {
  it('of one person are bounded together; the line that asks too much is closed', () => {
    const { lines: made } = lines(50);
    for (const { pace } of made) pace.arrived(1, 60_000, 1_000_000);
    const closed = made.filter(({ socket }) => socket.closes.length > 0);
    expect(closed).toHaveLength(50 - 33);
    expect(closed[0]?.socket.closes).toEqual(['4429 too_fast']);
  });

  it('count no more once they are whole, or their line is gone', () => {
    const { lines: made } = lines(100);
    for (const { pace } of made) {
      pace.arrived(1, 60_000, 1_000_000);
      pace.arrived(0, 10, 0);
    }
    for (const { pace } of made) {
      pace.arrived(1, 10, 1_000_000);
      pace.leave();
    }
    expect(made.flatMap(({ socket }) => socket.closes)).toEqual([]);
  });
});
