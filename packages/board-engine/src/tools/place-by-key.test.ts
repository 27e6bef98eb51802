import { type ItemId, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, it } from 'vitest';

import type { ToolChoice } from '../api.ts';
import { type Box, intersects } from '../geometry.ts';
import { Workspace } from '../workspace.ts';
import { placeByKey } from './place-by-key.ts';

const [a, b] = [itemId('a'), itemId('b')];

function setUp(readOnly = false) {
  const [board] = testBoards([
    { id: a, kind: 'note', x: -80, y: -80 },
    { id: b, kind: 'note', x: 400, y: 0 },
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: true,
    readOnly,
    me: 'p01' as never,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 8,
    newColumns: ['Offen', 'Fertig'],
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 800 }, 1);
  workspace.setCamera({ x: 0, y: 0, zoom: 1 });
  const written: ItemId[] = [];
  const place = (tool: ToolChoice, ...selected: ItemId[]): boolean => {
    workspace.select(selected);
    workspace.setTool(tool);
    return placeByKey(workspace, (id) => written.push(id));
  };
  const made = () => [...board.items().values()].filter(({ id }) => id !== a && id !== b);
  return { board, workspace, place, made, written };
}

describe('Enter with a tool', () => {
  it.each(['note', 'text', 'shape', 'frame', 'table'] as const)(
    'puts a %s down where nothing lies and begins to write, as one step',
    (id) => {
      const { workspace, place, made, written } = setUp();
      expect(place({ id })).toBe(true);
      const [item] = made();
      expect(item).toMatchObject({ kind: id, by: 'p01' });
      expect(written).toEqual([item?.id]);
      expect(workspace.tool.id).toBe('select');
      const boxes = [item?.id, a].flatMap((each) => (each && workspace.scene.box(each)) ?? []);
      expect(boxes).toHaveLength(2);
      expect(id !== 'frame' && intersects(boxes[0] as Box, boxes[1] as Box)).toBe(false);
      workspace.undo.undo();
      expect(made()).toEqual([]);
    },
  );

  it('stamps the corner of what is selected, again and again', () => {
    const { workspace, place, made } = setUp();
    place({ id: 'stamp', stamp: 'heart' }, a);
    expect(made()).toMatchObject([{ kind: 'stamp', look: { stamp: 'heart' }, place: { x: 56, y: -104 } }]);
    expect(workspace.selection).toEqual([a]);
    expect(workspace.tool.id).toBe('stamp');
  });

  it('joins two, asks for the other end of one, and leaves none to others', () => {
    const { workspace, place, made } = setUp();
    const asked: ItemId[] = [];
    workspace.events.on('connectFrom', (from) => asked.push(from));
    expect(place({ id: 'connector' })).toBe(false);
    expect(place({ id: 'connector' }, a)).toBe(true);
    expect(asked).toEqual([a]);
    expect(place({ id: 'connector' }, a, b)).toBe(true);
    expect(made()).toMatchObject([{ kind: 'connector', ends: { from: { item: a }, to: { item: b } } }]);
  });

  it('does nothing for those who only look, nor with tools that put nothing down', () => {
    const { place, made } = setUp(true);
    expect(place({ id: 'note' })).toBe(false);
    const writing = setUp();
    for (const id of ['select', 'hand', 'pen', 'eraser', 'lasso'] as const)
      expect(writing.place({ id })).toBe(false);
    expect([...made(), ...writing.made()]).toEqual([]);
  });
});
