import type { PersonId } from '@geflecht/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { presenceOf } from '../testbed/raw-socket.ts';
import type { RejectCause } from './guard/index.ts';
import { RoomPresence, type Speaker } from './room-presence.ts';

const ADA = 'ada' as PersonId;
const EVE = 'eve' as PersonId;

describe('G3 G5: presence in a room', () => {
  let presence: RoomPresence;
  let rejected: RejectCause[];
  let ada: Speaker;
  let eve: Speaker;

  beforeEach(() => {
    rejected = [];
    presence = new RoomPresence(
      'board',
      {
        acknowledged: () => undefined,
        rejected: (cause) => rejected.push(cause),
        readerDropped: () => undefined,
        failed: () => undefined,
      },
      (client) => client === 99,
    );
    ada = { person: ADA };
    eve = { person: EVE };
  });

  /** What a tab knows after it has heard everything so far. */
  const witness = new Awareness(new Y.Doc());
  witness.setLocalState(null);
  function seen(): Record<number, unknown> {
    const everybody = presence.everybody();
    const fresh = new Awareness(new Y.Doc());
    fresh.setLocalState(null);
    if (everybody !== undefined) applyAwarenessUpdate(fresh, everybody, null);
    const states = Object.fromEntries(fresh.getStates());
    fresh.destroy();
    return states;
  }

  it('carries the person of the socket, whatever was said', () => {
    expect(presence.hear(ada, presenceOf(1, 1, {}))).toBe(true);
    presence.drain();
    expect(seen()).toEqual({ 1: { person: ADA } });
  });

  it('drops what is not of the known form, and keeps what was there', () => {
    presence.hear(ada, presenceOf(1, 1, {}));
    presence.drain();
    for (const state of [{ name: 'Ada' }, { person: EVE }, [], 'no json'])
      presence.hear(ada, presenceOf(1, 2 + rejected.length, state));
    presence.drain();
    expect(rejected).toContain('bad_presence');
    expect(seen()).toEqual({ 1: { person: ADA } });
    expect(presence.hear(ada, Uint8Array.of(200, 1, 1))).toBe(false);
  });

  it('gives each client id to who first spoke with it, until they go', () => {
    presence.hear(ada, presenceOf(1, 1, {}));
    presence.hear(eve, presenceOf(1, 2, {}));
    presence.hear(eve, presenceOf(1, 2, 'null'));
    presence.drain();
    expect(seen()).toEqual({ 1: { person: ADA } });
    expect(presence.ownerOf(1)).toBe(ADA);
    expect(presence.leave(ada)).toBe(true);
    expect(seen()).toEqual({});
    presence.hear(eve, presenceOf(1, 2, {}));
    presence.drain();
    expect(seen()).toEqual({ 1: { person: EVE } });
  });

  it('follows a tab that comes back before its dead line is noticed, and nobody else', () => {
    const again: Speaker = { person: ADA };
    presence.hear(ada, presenceOf(1, 1, {}));
    presence.drain();
    expect(presence.hear(eve, presenceOf(1, 5, {}))).toBe(false);
    expect(presence.hear(again, presenceOf(1, 3, {}))).toBe(true);
    presence.hear(ada, presenceOf(1, 2, {}));
    presence.drain();
    presence.hear(ada, presenceOf(1, 3, {}));
    // The old line falls at last, and takes nothing along.
    expect(presence.leave(ada)).toBe(false);
    expect(Object.keys(seen())).toEqual(['1']);
    expect(presence.leave(again)).toBe(true);
    presence.drain();
    expect(seen()).toEqual({});
  });

  it('never takes one that somebody else has written with', () => {
    expect(presence.hear(eve, presenceOf(99, 1, {}))).toBe(false);
    expect(presence.ownerOf(99)).toBeUndefined();
  });

  it('looks once at what moved twice, at the last of it', () => {
    presence.hear(ada, presenceOf(1, 1, { person: EVE }));
    presence.hear(ada, presenceOf(1, 2, {}));
    expect(presence.drain()?.all).toBeDefined();
    expect(rejected).toEqual([]);
    expect(presence.drain()).toBeUndefined();
  });

  it('passes over what is older than what is known', () => {
    presence.hear(ada, presenceOf(1, 5, {}));
    presence.drain();
    expect(presence.hear(ada, presenceOf(1, 5, {}))).toBe(false);
    expect(presence.hear(ada, presenceOf(1, 4, 'null'))).toBe(false);
    expect(presence.hear(ada, presenceOf(1, 5, 'null'))).toBe(true);
    presence.drain();
    expect(seen()).toEqual({});
  });

  it('of other nodes is shown and told apart, and goes with its node', () => {
    presence.hear(ada, presenceOf(1, 1, {}));
    presence.hearNode('n2', presenceOf(2, 1, { person: EVE }));
    const drained = presence.drain();
    expect(seen()).toEqual({ 1: { person: ADA }, 2: { person: EVE } });
    applyAwarenessUpdate(witness, drained!.own!, null);
    expect([...witness.getStates().keys()]).toEqual([1]);
    presence.hearNode('n2', presenceOf(1, 9, { person: EVE }));
    presence.drain();
    expect(seen()).toEqual({ 1: { person: ADA }, 2: { person: EVE } });
    expect(presence.loseNode('n2')).toBe(true);
    const gone = presence.drain();
    expect(gone?.own).toBeUndefined();
    expect(seen()).toEqual({ 1: { person: ADA } });
  });

  describe('of a plain client, which repeats what it hears', () => {
    const bot: Speaker = { person: EVE, isPlain: true };

    it('is of one client id, the first', () => {
      presence.hear(bot, presenceOf(7, 1, {}));
      presence.hear(bot, presenceOf(8, 1, {}));
      presence.drain();
      expect(seen()).toEqual({ 7: { person: EVE } });
    });

    it('never begins with somebody’s going', () => {
      presence.hear(bot, presenceOf(1, 5, 'null'));
      presence.hear(ada, presenceOf(1, 5, {}));
      presence.drain();
      expect(seen()).toEqual({ 1: { person: ADA } });
    });

    it('does not take over whom it has heard on another node', () => {
      presence.hearNode('other', presenceOf(1, 4, { person: ADA }));
      presence.drain();
      expect(presence.hear(bot, presenceOf(1, 4, { person: ADA }))).toBe(false);
      presence.hearNode('other', presenceOf(1, 5, { person: ADA, board: null }));
      presence.drain();
      expect(seen()).toEqual({ 1: { person: ADA, board: null } });
    });

    it('does not take over whom it has heard before they left', () => {
      presence.hear(ada, presenceOf(1, 4, {}));
      presence.drain();
      presence.leave(ada);
      presence.drain();
      expect(presence.hear(bot, presenceOf(1, 4, {}))).toBe(false);
      presence.hear({ person: ADA }, presenceOf(1, 4, {}));
      presence.drain();
      expect(seen()).toEqual({ 1: { person: ADA } });
    });

    it('comes back under its own client id with its next word', () => {
      presence.hear(bot, presenceOf(7, 1, {}));
      presence.leave(bot);
      presence.drain();
      presence.hear({ ...bot }, presenceOf(7, 2, {}));
      presence.drain();
      expect(seen()).toEqual({ 7: { person: EVE } });
    });
  });
});
