import { type ItemId, itemId, outlineOf, walkOutline } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { expect, it } from 'vitest';

import { gatherInFrames } from './gathering.ts';
import { intersects } from './geometry.ts';
import { Workspace } from './workspace.ts';

const notes = Array.from({ length: 9 }, (_, nr) => itemId(`n${nr}`));
const [held, frame] = [itemId('held'), itemId('frame')];

function setUp(readOnly = false) {
  const [board] = testBoards([
    { id: frame, kind: 'frame', x: 0, y: 0, w: 900, h: 800 },
    ...notes.map((id, nr) => ({
      id,
      kind: 'note' as const,
      x: 20 + nr * 30,
      y: 40 + nr * 20,
      text: `Idee ${nr}`,
    })),
    { id: held, kind: 'note', x: 600, y: 600, hold: { locked: true } },
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: true,
    readOnly,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 8,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 800 }, 1);
  const inside = (of: ItemId | undefined) =>
    [...walkOutline(outlineOf(board.items()))].find(({ id }) => id === of)?.children.map(({ id }) => id);
  return { board, workspace, inside };
}

it('gives each group a frame with its name and its things, beside everything that was there', () => {
  const { board, workspace, inside } = setUp();
  const [rad, solar] = gatherInFrames(workspace, [
    { title: 'Rad', ids: notes.slice(0, 5) },
    { title: 'Solar', ids: [...notes.slice(5), held, 'gone' as ItemId] },
  ]);
  expect(inside(rad)).toEqual(notes.slice(0, 5));
  expect(inside(solar)).toEqual(notes.slice(5));
  expect(inside(frame)).toEqual([held]);
  expect([rad, solar].map((id) => id !== undefined && board.get(id))).toMatchObject([
    { kind: 'frame', text: 'Rad' },
    { kind: 'frame', text: 'Solar' },
  ]);
  const boxes = [frame, rad, solar].map((id) =>
    id === undefined ? undefined : workspace.scene.boxItem(id)?.place,
  );
  const overlapping = boxes.filter((box, nr) =>
    boxes.some((other, at) => at > nr && box !== undefined && other !== undefined && intersects(box, other)),
  );
  expect(overlapping).toEqual([]);
  const places = notes.flatMap((id) => workspace.scene.boxItem(id)?.place ?? []);
  expect(places.filter((box, nr) => places.some((other, at) => at > nr && intersects(box, other)))).toEqual(
    [],
  );
});

it('is one step: one undo brings every note back to where it lay', () => {
  const { board, workspace } = setUp();
  const before = JSON.stringify([...board.items()]);
  gatherInFrames(workspace, [{ title: 'Alle', ids: notes }]);
  expect(JSON.stringify([...board.items()])).not.toBe(before);
  workspace.undo.undo();
  expect(JSON.stringify([...board.items()])).toBe(before);
});

it('begins a new row where the frames become too many for one', () => {
  const { workspace } = setUp();
  const frames = gatherInFrames(
    workspace,
    notes.map((id) => ({ title: id, ids: [id] })),
  );
  const rows = new Set(frames.map((id) => workspace.scene.boxItem(id)?.place.y));
  expect(frames).toHaveLength(9);
  expect(rows.size).toBe(2);
});

it.each([
  ['who only looks', true, notes],
  ['nothing that may move', false, [held, frame, 'gone' as ItemId]],
])('changes nothing for %s', (_, readOnly, ids) => {
  const { board, workspace } = setUp(readOnly);
  const before = JSON.stringify([...board.items()]);
  expect(gatherInFrames(workspace, [{ title: 'x', ids }])).toEqual([]);
  expect(JSON.stringify([...board.items()])).toBe(before);
});
