import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Channel } from './channel.ts';
import { createIntakeQueue, type Taken } from './intake-queue.ts';
import { editWindow } from './pace.ts';

const MEBIBYTE = 1024 * 1024;
const FEW = 10;
const CROWD = 60;
const channel = {} as Channel;

/** A queue for a number of people that a test may change, and the rounds it has handed on. */
function queueFor(size: number) {
  const rounds: (readonly Taken[])[] = [];
  const crowd = { size };
  const queue = createIntakeQueue({ people: () => crowd.size, take: (taken) => rounds.push(taken) });
  let at = 0;
  return {
    queue,
    crowd,
    rounds,
    say: (...bytes: number[]) => queue.add({ channel, update: Uint8Array.from(bytes), at: (at += 1) }),
    sayMuch: (bytes: number) => queue.add({ channel, update: new Uint8Array(bytes), at: (at += 1) }),
    /** The first bytes of what was handed on, round by round. */
    words: () => rounds.map((round) => round.map(({ update }) => update[0])),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('with few people', () => {
  it('each update is handed on at once, alone, in its order', () => {
    const { say, words } = queueFor(FEW);
    say(1);
    say(2);
    expect(words()).toEqual([[1], [2]]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('in a crowd', () => {
  it.each([12, 14, 40, CROWD, 135, 1000])(
    'of %i the window is that of the pace, to the millisecond',
    (size) => {
      const { say, rounds } = queueFor(size);
      say(1);
      vi.advanceTimersByTime(editWindow(size) - 1);
      expect(rounds).toHaveLength(0);
      vi.advanceTimersByTime(1);
      expect(rounds).toHaveLength(1);
    },
  );

  it('what comes in the window is one round, in the order of its coming', () => {
    const { say, words } = queueFor(CROWD);
    for (let word = 1; word <= 5; word += 1) {
      say(word);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(editWindow(CROWD));
    expect(words()).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('the window begins with its first word and is not drawn out by later ones', () => {
    const { say, words } = queueFor(CROWD);
    say(1);
    vi.advanceTimersByTime(editWindow(CROWD) - 1);
    say(2);
    vi.advanceTimersByTime(1);
    expect(words()).toEqual([[1, 2]]);
    say(3);
    vi.advanceTimersByTime(editWindow(CROWD) - 1);
    expect(words()).toEqual([[1, 2]]);
    vi.advanceTimersByTime(1);
    expect(words()).toEqual([[1, 2], [3]]);
  });

  it('keeps its own copy of the bytes, and who said them when', () => {
    const { queue, rounds } = queueFor(CROWD);
    const read = Uint8Array.of(9, 7, 7, 9);
    queue.add({ channel, update: read.subarray(1, 3), at: 42 });
    read.fill(0);
    queue.flush();
    expect(rounds[0]).toEqual([{ channel, update: Uint8Array.of(7, 7), at: 42 }]);
    expect(rounds[0]?.[0]?.update.buffer.byteLength).toBe(2);
  });

  it('more than a mebibyte is handed on without waiting, all of it, and the next begins anew', () => {
    const { say, sayMuch, rounds } = queueFor(CROWD);
    sayMuch(MEBIBYTE - 1);
    say(1);
    expect(rounds).toHaveLength(0);
    say(2);
    expect(rounds.map((round) => round.length)).toEqual([3]);
    expect(vi.getTimerCount()).toBe(0);
    sayMuch(MEBIBYTE);
    expect(rounds).toHaveLength(1);
    vi.advanceTimersByTime(editWindow(CROWD));
    expect(rounds.map((round) => round.length)).toEqual([3, 1]);
  });

  it('a flush hands on what there is, once; without anything it does nothing', () => {
    const { queue, say, words } = queueFor(CROWD);
    queue.flush();
    say(1);
    queue.flush();
    queue.flush();
    vi.advanceTimersByTime(1000);
    expect(words()).toEqual([[1]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('what is cleared is never handed on, and does not count against the bound', () => {
    const { queue, say, sayMuch, words } = queueFor(CROWD);
    sayMuch(MEBIBYTE);
    queue.clear();
    expect(vi.getTimerCount()).toBe(0);
    say(5);
    expect(words()).toEqual([]);
    vi.advanceTimersByTime(editWindow(CROWD));
    expect(words()).toEqual([[5]]);
  });

  it('that shrinks to a few is not overtaken: who comes later waits for those before', () => {
    const { crowd, say, words } = queueFor(CROWD);
    say(1);
    crowd.size = FEW;
    say(2);
    expect(words()).toEqual([]);
    vi.advanceTimersByTime(editWindow(CROWD));
    expect(words()).toEqual([[1, 2]]);
    say(3);
    expect(words()).toEqual([[1, 2], [3]]);
  });

  it('a round that throws loses no later one', () => {
    const rounds: number[] = [];
    const queue = createIntakeQueue({
      people: () => CROWD,
      take(taken) {
        rounds.push(taken.length);
        if (rounds.length === 1) throw new Error('the first round');
      },
    });
    queue.add({ channel, update: Uint8Array.of(1), at: 0 });
    expect(() => queue.flush()).toThrow('the first round');
    queue.add({ channel, update: Uint8Array.of(2), at: 0 });
    vi.advanceTimersByTime(editWindow(CROWD));
    expect(rounds).toEqual([1, 1]);
  });

  it('what is said while a round is looked at belongs to the next', () => {
    const rounds: number[][] = [];
    const queue = createIntakeQueue({
      people: () => CROWD,
      take(taken) {
        rounds.push(taken.map(({ at }) => at));
        if (rounds.length === 1) queue.add({ channel, update: Uint8Array.of(2), at: 2 });
      },
    });
    queue.add({ channel, update: Uint8Array.of(1), at: 1 });
    queue.flush();
    expect(rounds).toEqual([[1]]);
    vi.advanceTimersByTime(editWindow(CROWD));
    expect(rounds).toEqual([[1], [2]]);
  });
});
