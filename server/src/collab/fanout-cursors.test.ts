import { describe, expect, it, vi } from 'vitest';

import {
  cursors,
  enter,
  enterAll,
  fanoutStage,
  type Member,
  move,
  shown,
  told,
  update,
  words,
  writings,
} from '../testbed/fanout-stage.ts';
import { presenceOf } from '../testbed/raw-socket.ts';
import type { RecordedSocket } from '../testbed/recorded-socket.ts';
import { NO_PREFIX } from './wire.ts';

/** Milliseconds for which cursors of few people are gathered. */
const WINDOW = 15;

const stage = fanoutStage();

describe('cursors', () => {
  it('go to everybody, who moved included; after a rest at once', () => {
    const [ada, eve] = enterAll(stage(), 2) as [Member, Member];
    const x = move(stage(), ada, 1);
    expect(eve.socket.writes).toEqual([]);
    vi.advanceTimersByTime(1);
    for (const each of [ada, eve]) expect(cursors(each)).toEqual({ 1: x });
    expect(eve.socket.writes[0]).toBe(ada.socket.writes[0]);
  });

  it('that move within one window leave once, each where it stood last', () => {
    const [ada, eve, witness] = enterAll(stage(), 3) as [Member, Member, Member];
    move(stage(), ada, 1);
    vi.advanceTimersByTime(1);
    move(stage(), ada, 1);
    move(stage(), eve, 2);
    const last = [move(stage(), ada, 1), move(stage(), eve, 2)];
    vi.advanceTimersByTime(WINDOW - 2);
    expect(writings(witness)).toEqual(['presence']);
    vi.advanceTimersByTime(2);
    expect(writings(witness)).toEqual(['presence', 'presence']);
    expect(cursors(witness)).toEqual({ 1: last[0], 2: last[1] });
    vi.advanceTimersByTime(10 * WINDOW);
    expect(witness.socket.writes).toHaveLength(2);
  });

  it('leave once a window, however often they are moved in it', () => {
    const [ada, witness] = enterAll(stage(), 2) as [Member, Member];
    move(stage(), ada, 1);
    vi.advanceTimersByTime(1);
    for (let window = 2; window <= 10; window += 1) {
      for (let nr = 0; nr < 5; nr += 1) move(stage(), ada, 1);
      vi.advanceTimersByTime(WINDOW);
      expect(witness.socket.writes).toHaveLength(window);
    }
  });

  it('N5: are told to other nodes if they are of people here, and not those heard from there', () => {
    const [ada, eve] = enterAll(stage(), 2) as [Member, Member];
    stage().presence.hearNode('other', presenceOf(9, 1, shown(90)));
    stage().fanout.cursors();
    vi.advanceTimersByTime(1);
    expect(stage().spoken).toEqual([]);
    const x = move(stage(), ada, 1);
    vi.advanceTimersByTime(WINDOW);
    expect(cursors(eve)).toEqual({ 1: x, 9: 90 });
    expect(stage().spoken).toHaveLength(1);
  });

  it('N5: are told to other nodes in one go with changes, too, and once', async () => {
    const [ada] = enterAll(stage(), 2) as [Member];
    move(stage(), ada, 1);
    stage().fanout.edit(update('eins'), ada);
    await told();
    expect(stage().spoken).toHaveLength(1);
    vi.advanceTimersByTime(10 * WINDOW);
    expect(stage().spoken).toHaveLength(1);
  });

  it('are no longer told once the room has stopped', () => {
    const [ada, eve] = enterAll(stage(), 2) as [Member, Member];
    move(stage(), ada, 1);
    stage().fanout.stop();
    vi.advanceTimersByTime(10 * WINDOW);
    expect(eve.socket.writes).toEqual([]);
  });

  it('G7: that cannot be told tear nothing: it is said, and the next go out', async () => {
    const [broken, witness] = enterAll(stage(), 2) as [Member, Member];
    broken.socket.onWrite = () => {
      throw new Error('no memory');
    };
    move(stage(), broken, 1);
    vi.advanceTimersByTime(1);
    expect(stage().failures).toEqual(['cursors: Error: no memory']);
    expect(stage().torn).toEqual([]);
    broken.socket.onWrite = () => undefined;
    const x = move(stage(), broken, 1);
    vi.advanceTimersByTime(WINDOW);
    expect(cursors(witness)).toEqual({ 1: x });
  });

  it('G7: that cannot be gathered hold up no change', async () => {
    const [ada, eve] = enterAll(stage(), 2) as [Member, Member];
    vi.spyOn(stage().spoken, 'push').mockImplementationOnce(() => {
      throw new Error('no bus');
    });
    move(stage(), ada, 1);
    stage().fanout.edit(update('eins'), ada);
    await told();
    expect(words(eve)).toEqual(['eins']);
    expect(stage().failures).toEqual(['cursors: Error: no bus']);
    expect(stage().torn).toEqual([]);
  });
});

describe('cursors and changes', () => {
  /** Just now cursors have left; the next are gathered for a whole window. */
  function justMoved(of: Member): void {
    move(stage(), of, 1);
    vi.advanceTimersByTime(1);
    for (const { socket } of stage().channels) (socket as RecordedSocket).writes.length = 0;
  }

  it('leave in one writing when the cursors would follow soon; the author gets the cursors alone', async () => {
    const [author, ada, eve] = enterAll(stage(), 3) as [Member, Member, Member];
    justMoved(ada);
    const x = move(stage(), ada, 1);
    vi.advanceTimersByTime(WINDOW / 2);
    stage().fanout.edit(update('eins'), author);
    await told();
    expect(writings(author)).toEqual(['presence']);
    for (const each of [ada, eve]) {
      expect(writings(each)).toEqual(['update+presence']);
      expect(each.socket.writes[0]).toBe(ada.socket.writes[0]);
    }
    for (const each of [author, ada, eve]) expect(cursors(each)).toEqual({ 1: x });
    vi.advanceTimersByTime(10 * WINDOW);
    expect(ada.socket.writes).toHaveLength(1);
  });

  it('that have left in one writing begin a new window', async () => {
    const [author, ada] = enterAll(stage(), 2) as [Member, Member];
    justMoved(ada);
    move(stage(), ada, 1);
    vi.advanceTimersByTime(8);
    stage().fanout.edit(update('eins'), author);
    await told();
    const x = move(stage(), ada, 1);
    vi.advanceTimersByTime(WINDOW - 1);
    expect(writings(ada)).toEqual(['update+presence']);
    vi.advanceTimersByTime(1);
    expect(writings(ada)).toEqual(['update+presence', 'presence']);
    expect(cursors(ada)).toEqual({ 1: x });
  });

  it('leave apart when the cursors have just begun to be gathered', async () => {
    const [author, ada] = enterAll(stage(), 2) as [Member, Member];
    justMoved(ada);
    move(stage(), ada, 1);
    stage().fanout.edit(update('eins'), author);
    await told();
    expect(writings(ada)).toEqual(['update']);
    vi.advanceTimersByTime(WINDOW);
    expect(writings(ada)).toEqual(['update', 'presence']);
  });

  it('leave together with the last frame when the changes need several', async () => {
    const [author, ada] = enterAll(stage(), 2) as [Member, Member];
    move(stage(), ada, 1);
    for (let nr = 0; nr < 65; nr += 1) stage().fanout.edit(update(`w${nr}`), author);
    await told();
    expect(writings(ada)).toEqual(['update', 'update+presence']);
    expect(words(ada)).toHaveLength(65);
  });

  it('leave in one writing on plain sockets, too, without a name', async () => {
    const [author, ada] = [enter(stage(), 'author'), enter(stage(), 'ada')];
    const plain = enter(stage(), 'leo', NO_PREFIX);
    const x = move(stage(), ada, 1);
    stage().fanout.edit(update('eins'), author);
    await told();
    expect(writings(plain)).toEqual(['update+presence']);
    expect(words(plain)).toEqual(['eins']);
    expect(cursors(plain)).toEqual({ 1: x });
  });

  it('of few people do not wait for each other: what was said is on its way already', () => {
    const [ada] = enterAll(stage(), 10) as [Member];
    stage().inFlight = true;
    move(stage(), ada, 1);
    vi.advanceTimersByTime(1);
    expect(stage().takenIn).toBe(0);
    expect(writings(ada)).toEqual(['presence']);
  });

  it('of a crowd: what is gathered is taken in when cursors are due, and they leave with it once it is on disk', async () => {
    const [author, ada] = enterAll(stage(), 14) as [Member, Member];
    stage().inFlight = true;
    move(stage(), ada, 1);
    vi.advanceTimersByTime(1);
    expect(stage().takenIn).toBe(1);
    expect(ada.socket.writes).toEqual([]);
    vi.advanceTimersByTime(10);
    stage().fanout.edit(update('eins'), author);
    await told();
    expect(writings(ada)).toEqual(['update+presence']);
    vi.advanceTimersByTime(10 * WINDOW);
    expect(ada.socket.writes).toHaveLength(1);
  });

  it('of a crowd: cursors wait 15 ms at most for a slow disk', () => {
    const [ada] = enterAll(stage(), 14) as [Member];
    stage().inFlight = true;
    move(stage(), ada, 1);
    vi.advanceTimersByTime(14);
    expect(ada.socket.writes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(writings(ada)).toEqual(['presence']);
    expect(stage().takenIn).toBe(1);
  });

  it('of a crowd whose changes are gathered for longer than cursors do not hurry each other', () => {
    const [ada] = enterAll(stage(), 60) as [Member];
    stage().inFlight = true;
    move(stage(), ada, 1);
    vi.advanceTimersByTime(1);
    expect(stage().takenIn).toBe(0);
    expect(writings(ada)).toEqual(['presence']);
  });

  it('of a crowd that writes nothing: cursors leave when they are due', () => {
    const [ada] = enterAll(stage(), 14) as [Member];
    move(stage(), ada, 1);
    vi.advanceTimersByTime(1);
    expect(stage().takenIn).toBe(1);
    expect(writings(ada)).toEqual(['presence']);
  });
});

describe('F3: a reader that has fallen behind', () => {
  it('gets no cursors, and all of them once it has caught up; then as everybody does', () => {
    const [slow, ada, eve] = enterAll(stage(), 3) as [Member, Member, Member];
    slow.socket.behind = true;
    const stays = move(stage(), eve, 2);
    vi.advanceTimersByTime(1);
    move(stage(), ada, 1);
    vi.advanceTimersByTime(WINDOW);
    expect(slow.socket.writes).toEqual([]);
    slow.socket.behind = false;
    const x = move(stage(), ada, 1);
    vi.advanceTimersByTime(WINDOW);
    expect(cursors(slow)).toEqual({ 1: x, 2: stays });
    expect(writings(slow)).toEqual(['presence', 'presence']);
    const later = move(stage(), ada, 1);
    vi.advanceTimersByTime(WINDOW);
    expect(writings(slow)).toEqual(['presence', 'presence', 'presence']);
    expect(cursors(slow)).toEqual({ 1: later, 2: stays });
  });

  it('hears of who left as it caught up', () => {
    const [slow, ada, eve] = enterAll(stage(), 3) as [Member, Member, Member];
    const stays = move(stage(), eve, 2);
    move(stage(), ada, 1);
    vi.advanceTimersByTime(1);
    slow.socket.behind = true;
    move(stage(), eve, 2);
    vi.advanceTimersByTime(WINDOW);
    slow.socket.behind = false;
    stage().presence.leave(ada);
    stage().fanout.cursors();
    vi.advanceTimersByTime(WINDOW);
    expect(Object.keys(cursors(slow))).toEqual(['2']);
    expect(cursors(slow)[2]).toBeGreaterThan(stays);
  });

  it('still gets every change, alone, and owed cursors with the next', async () => {
    const [author, slow, ada] = enterAll(stage(), 3) as [Member, Member, Member];
    slow.socket.behind = true;
    move(stage(), ada, 1);
    stage().fanout.edit(update('eins'), author);
    await told();
    expect(writings(slow)).toEqual(['update']);
    expect(writings(ada)).toEqual(['update+presence']);
    slow.socket.behind = false;
    vi.advanceTimersByTime(1000);
    const x = move(stage(), ada, 1);
    stage().fanout.edit(update('zwei'), author);
    await told();
    expect(writings(slow)).toEqual(['update', 'update', 'presence', 'presence']);
    expect(words(slow)).toEqual(['eins', 'zwei']);
    expect(cursors(slow)).toEqual({ 1: x });
  });

  it('is owed cursors even while it writes itself', async () => {
    const [slow, ada] = enterAll(stage(), 2) as [Member, Member];
    slow.socket.behind = true;
    move(stage(), ada, 1);
    stage().fanout.edit(update('eins'), slow);
    await told();
    expect(slow.socket.writes).toEqual([]);
    slow.socket.behind = false;
    vi.advanceTimersByTime(1000);
    const x = move(stage(), ada, 1);
    stage().fanout.edit(update('zwei'), slow);
    await told();
    expect(writings(slow)).toEqual(['presence', 'presence']);
    expect(cursors(slow)).toEqual({ 1: x });
  });
});
