import { type BoardItem, type ItemId, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, test } from 'vitest';

import { hitTest } from './hit-test.ts';
import { Scene } from './scene.ts';

const id = itemId;
const everywhere = { x: -1e5, y: -1e5, w: 2e5, h: 2e5 };
const noBadge = { tolerance: 2, badge: () => undefined };

function setUp() {
  const [board, other] = testBoards(
    [
      { id: id('a'), kind: 'note', x: 0, y: 0, w: 100, h: 100 },
      { id: id('b'), kind: 'note', x: 300, y: 0, w: 100, h: 100 },
      { id: id('frame'), kind: 'frame', x: -50, y: -50, w: 600, h: 300 },
      { id: id('ab'), kind: 'connector', ends: { from: { item: id('a') }, to: { item: id('b') } } },
    ],
    2,
  );
  const scene = new Scene(board);
  board.observe((change) => scene.apply(change));
  return { board, other: other ?? board, scene };
}

const shown = (scene: Scene) => {
  const { boxes, connectors } = scene.visible(everywhere);
  return {
    boxes: boxes.map((item: BoardItem) => item.id),
    connectors: connectors.map((item) => [item.id, scene.path(item.id)]),
  };
};

describe('scene', () => {
  test('frames lie under everything, later items above earlier ones', () => {
    expect(shown(setUp().scene).boxes).toEqual(['frame', 'a', 'b']);
  });

  test('a connector follows when somebody else moves its item', () => {
    const { other, scene } = setUp();
    other.setPlace([{ id: id('b'), x: 0, y: 400 }]);
    expect(scene.path(id('ab'))?.d).toEqual({ x: 50, y: 397 });
    expect(hitTest(scene, { x: 50, y: 300 }, noBadge)).toEqual({ kind: 'item', id: 'ab' });
    expect(hitTest(scene, { x: 350, y: 50 }, noBadge)).toEqual({ kind: 'nothing' });
  });

  test('while an item is in the air its connector hangs on, the document untouched', () => {
    const { board, scene } = setUp();
    scene.lift(new Map([[id('b'), { x: 0, y: 400, w: 100, h: 100 }]]));
    expect(scene.path(id('ab'))?.d).toEqual({ x: 50, y: 397 });
    expect(scene.isLifted(id('ab'))).toBe(true);
    expect(board.get(id('b'))).toMatchObject({ place: { x: 300 } });
    scene.lift(new Map());
    expect(scene.path(id('ab'))?.d).toEqual({ x: 297, y: 50 });
  });

  test('a connector whose item is gone is not drawn, and comes back with it', () => {
    const { board, other, scene } = setUp();
    const undo = other.createUndo();
    // Only the item goes, as when somebody connects to it at the moment another deletes it.
    other.remove([id('ab')]);
    undo.step();
    other.remove([id('b')]);
    board.add({ kind: 'connector', ends: { from: { item: id('a') }, to: { item: id('b') } } });
    expect(shown(scene).connectors).toEqual([]);
    undo.undo();
    expect(shown(scene).connectors).toHaveLength(1);
  });

  test('a change names the places that show something old, before and after', () => {
    const { board, scene } = setUp();
    const places: unknown[] = [];
    board.observe((change) => places.push(scene.apply(change)));
    board.setPlace([{ id: id('a'), x: 1000 }]);
    // This second application only sees the state after; the first one is the scene's own.
    expect(places[0]).toContainEqual({ x: 1000, y: 0, w: 100, h: 100 });
  });

  test('taking in changes one by one ends like building anew', () => {
    const { board, scene } = setUp();
    const ids: ItemId[] = [];
    for (let i = 0; i < 60; i++) {
      ids.push(board.add({ kind: i % 7 === 0 ? 'frame' : 'note', x: i * 37, y: (i * 91) % 700 }));
      const [some, more] = [ids[(i * 7) % ids.length], ids[(i * 11) % ids.length]];
      if (!some || !more) continue;
      if (i % 3 === 0) board.connect(some, more);
      if (i % 5 === 0) board.bringToFront([some]);
      if (i % 8 === 0) board.sendToBack([more]);
      if (i % 9 === 0) board.remove([some]);
      if (i % 4 === 0) board.setPlace([{ id: more, x: i, w: 300 }]);
      scene.visible(everywhere);
    }
    const fresh = new Scene(board);
    expect(shown(scene).boxes).toEqual(shown(fresh).boxes);
    expect(new Map(shown(scene).connectors as never)).toEqual(new Map(shown(fresh).connectors as never));
    expect(scene.contentBounds()).toEqual(fresh.contentBounds());
  });

  test('a thousand at once are taken in as well', () => {
    const { board, scene } = setUp();
    board.addMany(Array.from({ length: 1000 }, (_, i) => ({ kind: 'note', x: i, y: i }) as const));
    expect(scene.size).toBe(1004);
    expect(scene.visible(everywhere).boxes).toHaveLength(1003);
  });
});

describe('hit test', () => {
  test('the upper of two items, an item before a connector, a frame at its edge only', () => {
    const { board, scene } = setUp();
    const top = board.add({ kind: 'note', x: 50, y: 50, w: 200, h: 100 });
    expect(hitTest(scene, { x: 75, y: 75 }, noBadge)).toEqual({ kind: 'item', id: top });
    expect(hitTest(scene, { x: 275, y: 50 }, noBadge)).toEqual({ kind: 'item', id: 'ab' });
    expect(hitTest(scene, { x: 275, y: 200 }, noBadge)).toEqual({ kind: 'nothing' });
    expect(hitTest(scene, { x: 275, y: 250 }, noBadge)).toEqual({ kind: 'item', id: 'frame' });
    expect(hitTest(scene, { x: 0, y: -65 }, noBadge)).toEqual({ kind: 'item', id: 'frame' });
  });

  test('round and pointed shapes are hit inside their outline', () => {
    const { board, scene } = setUp();
    const ellipse = board.add({ kind: 'shape', x: 1000, y: 0, w: 100, h: 100, look: { shape: 'ellipse' } });
    const diamond = board.add({ kind: 'shape', x: 2000, y: 0, w: 100, h: 100, look: { shape: 'diamond' } });
    expect(hitTest(scene, { x: 1050, y: 50 }, noBadge)).toEqual({ kind: 'item', id: ellipse });
    expect(hitTest(scene, { x: 1005, y: 5 }, noBadge)).toEqual({ kind: 'nothing' });
    expect(hitTest(scene, { x: 2026, y: 26 }, noBadge)).toEqual({ kind: 'item', id: diamond });
    expect(hitTest(scene, { x: 2020, y: 20 }, noBadge)).toEqual({ kind: 'nothing' });
  });

  test('a badge is hit before the card it sits on', () => {
    const { board, scene } = setUp();
    const card = board.add({ kind: 'card', x: 5000, y: 0, w: 200, h: 100, proposal: 'M1-01' as never });
    const badge = { x: 5150, y: 70, w: 50, h: 30 };
    const withBadge = { tolerance: 0, badge: () => badge };
    expect(hitTest(scene, { x: 5160, y: 80 }, withBadge)).toEqual({ kind: 'badge', id: card });
    expect(hitTest(scene, { x: 5100, y: 50 }, withBadge)).toEqual({ kind: 'item', id: card });
  });
});
