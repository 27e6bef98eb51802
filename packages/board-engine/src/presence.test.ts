import { type BoardPresence, IDLE_PRESENCE, isBoardPresence, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, test } from 'vitest';

import { LocalPresence, RemotePresences } from './presence.ts';
import { Workspace } from './workspace.ts';

const note = itemId('note');

function setUp() {
  const [board] = testBoards([{ id: note, kind: 'note', x: 0, y: 0, w: 100, h: 100 }]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: false,
    readOnly: false,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => () => 0,
  });
  board.observe((change) => workspace.scene.apply(change));
  return { board, workspace };
}

const remote = (state: Partial<BoardPresence>) => [
  { ...IDLE_PRESENCE, ...state, client: 1, person: 'p02' as never },
];

describe('what the others hear', () => {
  test('at most 20 states a second, the last one always, nothing when nothing changed', () => {
    const { workspace } = setUp();
    const sent: BoardPresence[] = [];
    const local = new LocalPresence(
      { local: (state) => sent.push(state), subscribe: () => () => undefined },
      workspace,
    );
    for (let at = 0; at <= 1000; at += 16) {
      workspace.cursor = { x: at, y: 0 };
      local.tick(at);
    }
    expect(sent.length).toBeLessThanOrEqual(21);
    expect(sent.length).toBeGreaterThan(15);
    expect(local.tick(1200)).toBe(false);
    expect(sent.at(-1)?.cursor).toEqual({ x: 992, y: 0 });
    const count = sent.length;
    expect(local.tick(2000)).toBe(false);
    expect(sent).toHaveLength(count);
    workspace.cursor = { x: 1, y: 1 };
    expect(local.tick(2010)).toBe(false);
    workspace.cursor = null;
    expect(local.tick(2020)).toBe(true);
    for (const state of sent) expect(isBoardPresence(state)).toBe(true);
  });
});

describe('what the others do', () => {
  test('a note somebody drags is in the air here, and lies where the document says when it arrives', () => {
    const { board, workspace } = setUp();
    const others = new RemotePresences(workspace);
    const box = () => workspace.scene.box(note);
    others.update(remote({ drag: { kind: 'move', ids: [note], dx: 50, dy: 20 } }), 0);
    expect(box()).toMatchObject({ x: 50, y: 20 });
    // The drag is over, its update still on the way: the note waits where it was seen last.
    others.update(remote({}), 100);
    expect(box()).toMatchObject({ x: 50, y: 20 });
    board.setPlace([{ id: note, x: 50, y: 20 }]);
    others.settled([note]);
    expect(box()).toMatchObject({ x: 50, y: 20 });
    expect(workspace.scene.lifted().size).toBe(0);
  });

  test('a drag that was given up falls back after a moment', () => {
    const { workspace } = setUp();
    const others = new RemotePresences(workspace);
    others.update(remote({ drag: { kind: 'resize', id: note, box: { x: 0, y: 0, w: 300, h: 300 } } }), 0);
    expect(workspace.scene.box(note)).toMatchObject({ w: 300 });
    others.update([], 1000);
    others.tick(1100, 16);
    expect(workspace.scene.box(note)).toMatchObject({ w: 300 });
    others.tick(1401, 16);
    expect(workspace.scene.box(note)).toMatchObject({ w: 100 });
    expect(others.tick(1420, 16)).toBe(false);
  });

  test('what one holds oneself stays in one’s own hand', () => {
    const { workspace } = setUp();
    const others = new RemotePresences(workspace);
    workspace.lift(new Map([[note, { x: 7, y: 7, w: 100, h: 100 }]]), null);
    others.update(remote({ drag: { kind: 'move', ids: [note], dx: 500, dy: 0 } }), 0);
    expect(workspace.scene.box(note)).toMatchObject({ x: 7 });
    workspace.putDown();
    expect(workspace.scene.box(note)).toMatchObject({ x: 500 });
  });

  test('pointers glide, and jump when motion is to be reduced', () => {
    const { workspace } = setUp();
    const others = new RemotePresences(workspace);
    others.update(remote({ cursor: { x: 0, y: 0 } }), 0);
    others.update(remote({ cursor: { x: 100, y: 0 } }), 16);
    const x = () => [...others.all()][0]?.cursor?.x ?? Number.NaN;
    expect(x()).toBe(0);
    others.tick(32, 16);
    expect(x()).toBeGreaterThan(20);
    expect(x()).toBeLessThan(80);
    for (let i = 0; i < 40; i++) others.tick(50 + i * 16, 16);
    expect(x()).toBe(100);
    expect(others.tick(1000, 16)).toBe(false);
    workspace.reducedMotion = true;
    others.update(remote({ cursor: { x: 0, y: 0 } }), 1010);
    others.tick(1020, 16);
    expect(x()).toBe(0);
  });
});
