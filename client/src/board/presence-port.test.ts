import { IDLE_PRESENCE } from '@geflecht/board-schema';
import { describe, expect, it } from 'vitest';

import { readPresence } from './presence-port.ts';

function states(...entries: [number, unknown][]) {
  return {
    clientID: 1,
    getStates: () => new Map(entries as [number, Record<string, unknown>][]),
  };
}

describe('presence of the others on a board', () => {
  it('reads what is exactly ours and leaves out oneself', () => {
    const board = { ...IDLE_PRESENCE, cursor: { x: 3, y: 4 } };
    const read = readPresence(states([1, { person: 'p01', board }], [2, { person: 'p02', board }]));
    expect(read).toEqual([{ client: 2, person: 'p02', ...board }]);
  });

  it.each([
    ['a name on the wire', { person: 'p02', board: { ...IDLE_PRESENCE, name: 'Mallory' } }],
    ['no person', { board: IDLE_PRESENCE }],
    ['a person id that is none', { person: '<img>', board: IDLE_PRESENCE }],
    ['an endless coordinate', { person: 'p02', board: { ...IDLE_PRESENCE, cursor: { x: Infinity, y: 0 } } }],
    ['a cursor of another shape', { person: 'p02', board: { ...IDLE_PRESENCE, cursor: 'here' } }],
    ['no board at all', { person: 'p02' }],
    ['nothing', null],
  ])('passes over %s', (_name, state) => {
    expect(readPresence(states([2, state]))).toEqual([]);
  });
});
