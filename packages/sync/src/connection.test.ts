import { describe, expect, it } from 'vitest';

import { CONNECTION, type ConnectionEvent, type ConnectionState, type ConnectionStep } from './connection.ts';

interface Cell extends ConnectionStep {
  readonly state: ConnectionState;
  readonly event: ConnectionEvent;
}

const STATES = Object.keys(CONNECTION) as ConnectionState[];
const EVENTS = Object.keys(CONNECTION.open) as ConnectionEvent[];
const TRYING: readonly ConnectionState[] = ['starting', 'open', 'offline'];
const cells: readonly Cell[] = STATES.flatMap((state) =>
  EVENTS.map((event) => ({ state, event, ...CONNECTION[state][event] })),
);
const where = (is: (cell: Cell) => boolean): string[] =>
  cells.filter(is).map(({ state, event }) => `${state} ${event}`);

describe('connection table', () => {
  it('C3: only the socket itself opens a connection', () => {
    expect(where(({ state, next }) => next === 'open' && state !== 'open')).toEqual([
      'starting opened',
      'offline opened',
    ]);
  });
  it('C2: whatever fails while one tries is offline, never an end', () => {
    for (const state of TRYING) expect(CONNECTION[state].lost).toEqual({ next: 'offline', effect: 'none' });
  });
  it('C3: the browser’s word lets a socket fall and shortens a pause, nothing else', () => {
    expect(where(({ effect }) => effect === 'drop')).toEqual(['starting network_gone', 'open network_gone']);
    for (const state of STATES) {
      const { next, effect } = CONNECTION[state].network_back;
      expect(next).toBe(state);
      expect(effect).toBe(state === 'starting' || state === 'offline' ? 'connect_now' : 'none');
    }
  });
  it('C8: who wants an attempt gets it where none stands, and disturbs nothing that does', () => {
    for (const state of STATES) expect(CONNECTION[state].wanted).toEqual(CONNECTION[state].network_back);
  });
  it('C4 C6: only an open socket is let fall for a new one', () => {
    expect(where(({ effect }) => effect === 'reconnect')).toEqual(['open stalled', 'open renew']);
  });
  it('C5: an ended session makes no attempt until the person has signed in again', () => {
    expect(where(({ state, effect }) => state === 'ended' && !['none', 'stop'].includes(effect))).toEqual([
      'ended session_begun',
    ]);
    expect(CONNECTION.ended.session_begun).toEqual({ next: 'offline', effect: 'resume' });
    for (const state of TRYING) {
      expect(CONNECTION[state].session_ended).toEqual({ next: 'ended', effect: 'stop' });
      expect(CONNECTION[state].session_begun).toEqual({ next: state, effect: 'none' });
    }
    expect(where(({ state, next }) => state !== 'ended' && next === 'ended')).toEqual(
      TRYING.map((state) => `${state} session_ended`),
    );
  });
  it('C5: a socket that comes late, after the end, is shut', () => {
    expect(CONNECTION.ended.opened).toEqual({ next: 'ended', effect: 'stop' });
    expect(CONNECTION.closed.opened).toEqual({ next: 'closed', effect: 'stop' });
  });
  it('C7: nothing leaves closed, and everything can be closed', () => {
    expect(where(({ next }) => next === 'closed')).toEqual(
      STATES.flatMap((state) =>
        EVENTS.filter((event) => state === 'closed' || event === 'destroyed').map(
          (event) => `${state} ${event}`,
        ),
      ),
    );
    for (const state of STATES) expect(CONNECTION[state].destroyed.effect).toBe('stop');
  });
  it('S6: nothing becomes `starting` again', () => {
    expect(where(({ state, next }) => state !== 'starting' && next === 'starting')).toEqual([]);
  });
});
