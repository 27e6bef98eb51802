import { describe, expect, it } from 'vitest';

import { CONNECTION, type ConnectionState, saveStateOf } from './connection.ts';

const load = (unacknowledged: number, channel: 'up' | 'down' = 'up', refused = false) => ({
  unacknowledged,
  channel,
  refused,
});

describe('connection table', () => {
  it('C2: a fallen socket is offline in every state that still tries', () => {
    expect(CONNECTION.starting.lost.next).toBe('offline');
    expect(CONNECTION.open.lost.next).toBe('offline');
    expect(CONNECTION.offline.lost.next).toBe('offline');
  });
  it('C3: the browser may only hasten what the socket then decides', () => {
    expect(CONNECTION.open.network_gone).toEqual({ next: 'offline', effect: 'drop' });
    expect(CONNECTION.offline.network_back).toEqual({ next: 'offline', effect: 'connect_now' });
    expect(CONNECTION.open.network_back).toEqual({ next: 'open', effect: 'none' });
    for (const state of ['starting', 'offline'] satisfies ConnectionState[]) {
      const opening = Object.entries(CONNECTION[state]).filter(([, { next }]) => next === 'open');
      expect(opening.map(([event]) => event)).toEqual(['opened']);
    }
  });
  it('C5: an ended session makes no attempt until the person has signed in again', () => {
    for (const [event, { next, effect }] of Object.entries(CONNECTION.ended)) {
      if (event === 'session_begun') continue;
      expect(['ended', 'closed']).toContain(next);
      expect(['none', 'stop']).toContain(effect);
    }
    expect(CONNECTION.ended.session_begun).toEqual({ next: 'offline', effect: 'resume' });
    for (const state of ['starting', 'open', 'offline'] satisfies ConnectionState[]) {
      expect(CONNECTION[state].session_ended).toEqual({ next: 'ended', effect: 'stop' });
      expect(CONNECTION[state].session_begun).toEqual({ next: state, effect: 'none' });
    }
  });
  it('C7: nothing leaves closed', () => {
    for (const { next } of Object.values(CONNECTION.closed)) expect(next).toBe('closed');
  });
});

describe('save state', () => {
  it('S1: saved only when nothing is unacknowledged', () => {
    expect(saveStateOf('open', [])).toEqual({ kind: 'saved' });
    expect(saveStateOf('open', [load(0), load(0, 'down')])).toEqual({ kind: 'saved' });
  });
  it('S2: saving while any document waits', () => {
    expect(saveStateOf('open', [load(0), load(1)])).toEqual({ kind: 'saving' });
  });
  it('S3: offline with the number of waiting changes', () => {
    expect(saveStateOf('offline', [load(2), load(3, 'down')])).toEqual({ kind: 'offline', waiting: 5 });
    expect(saveStateOf('ended', [load(1)])).toEqual({ kind: 'offline', waiting: 1 });
  });
  it('S4: offline when only the channel of a waiting document is down', () => {
    expect(saveStateOf('open', [load(2, 'down'), load(1)])).toEqual({ kind: 'offline', waiting: 3 });
  });
  it('S5: a refused document does not count', () => {
    expect(saveStateOf('open', [load(7, 'up', true)])).toEqual({ kind: 'saved' });
  });
  it('S6: before the first attempt has failed nothing is offline', () => {
    expect(saveStateOf('starting', [load(0)])).toEqual({ kind: 'saved' });
    expect(saveStateOf('starting', [load(1, 'down')])).toEqual({ kind: 'saving' });
  });
});
