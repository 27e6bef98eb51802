import { IDLE_PRESENCE } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { admitPresence } from './presence.ts';

const ADA = 'ada' as PersonId;
const position = { type: { client: 1, clock: 2 }, tname: null, item: { client: 3, clock: 4 }, assoc: -1 };
const caret = { anchor: position, head: { tname: 'section.ziel' } };

describe('what is admitted', () => {
  it('always carries the person of the socket', () => {
    expect(admitPresence('board', {}, ADA)).toEqual({ person: ADA });
    expect(admitPresence('board', { person: ADA }, ADA)).toEqual({ person: ADA });
  });

  it('is a pointer on a board and a caret in a text, each in its place', () => {
    const board = { cursor: { x: 1, y: 2 }, selection: ['a'], editing: 'a', drag: null };
    expect(admitPresence('board', { board }, ADA)).toEqual({
      person: ADA,
      board: { cursor: { x: 1, y: 2 }, selection: ['a'], editing: 'a' },
    });
    expect(admitPresence('proposal', { cursor: caret }, ADA)).toEqual({ person: ADA, cursor: caret });
    expect(admitPresence('proposal', { board: IDLE_PRESENCE }, ADA)).toEqual({ person: ADA });
    expect(admitPresence('board', { cursor: caret }, ADA)).toEqual({ person: ADA });
    expect(admitPresence('proposal', { cursor: null }, ADA)).toEqual({ person: ADA, cursor: null });
  });

  it('leaves out what says nothing, and takes what leaves it out', () => {
    const idle = { person: ADA, board: {} };
    expect(admitPresence('board', { board: IDLE_PRESENCE }, ADA)).toEqual(idle);
    expect(admitPresence('board', { board: {} }, ADA)).toEqual(idle);
    expect(admitPresence('board', { board: null }, ADA)).toEqual({ person: ADA, board: null });
  });

  it('never holds a name', () => {
    expect(admitPresence('proposal', { user: { name: 'Ada', color: '#f00' } }, ADA)).toEqual({ person: ADA });
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { a: nested(depth - 1) };
}

it.each([
  ['null', null],
  ['a list', ['x']],
  ['a word', 'x'],
  ['another person', { person: 'eve' }],
  ['an unknown key', { admin: true }],
  ['half a caret', { cursor: { anchor: position } }],
  ['a caret without ends', { cursor: { anchor: null, head: null } }],
  ['a caret nowhere', { cursor: { anchor: {}, head: {} } }],
  ['a caret at no number', { cursor: { anchor: { item: { client: '1', clock: 0 } }, head: position } }],
  ['a caret with a name', { cursor: { ...caret, name: 'Ada' } }],
  ['a deep state', { user: nested(50) }],
  ['a long state', { user: { name: 'x'.repeat(10_000) } }],
])('%s is dropped', (_, state) => {
  expect(admitPresence('proposal', state, ADA)).toBeUndefined();
});

it.each([
  ['a pointer at no number', { ...IDLE_PRESENCE, cursor: { x: 'a', y: 1 } }],
  ['an unknown drag', { ...IDLE_PRESENCE, drag: { kind: 'spin' } }],
  ['a key too many', { ...IDLE_PRESENCE, name: 'Ada' }],
])('a board presence with %s is dropped', (_, board) => {
  expect(admitPresence('board', { board }, ADA)).toBeUndefined();
});
