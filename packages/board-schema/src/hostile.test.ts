import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { outlineOf, walkOutline } from './outline.ts';
import { itemId } from './seed.ts';
import { changesSince, handsIn } from './since.ts';
import { GOOD_ITEM, GOOD_WORDS, HOSTILE_ITEMS, hostileBoard } from './testing/index.ts';

const NOTHING = Y.encodeStateVector(new Y.Doc());

describe('R3 whatever stands in a document', () => {
  test.each(Object.entries(HOSTILE_ITEMS))('is read, told and written around: %s', (_, hostility) => {
    const { board, doc } = hostileBoard(hostility);
    expect(board.get(GOOD_ITEM)).toMatchObject({ text: GOOD_WORDS, place: { x: 40, y: 40 } });
    const ids = [...board.items().keys()];
    const told = [...walkOutline(outlineOf(board.items()))];
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    expect(told.map(({ id }) => id)).toContain(GOOD_ITEM);
    const news = changesSince(doc, NOTHING) ?? [];
    expect(news.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const id of ids) handsIn(doc, id);

    const undo = board.createUndo();
    const before = JSON.stringify([...board.items()]);
    const copies = board.duplicate(ids, 10, 10);
    expect(copies.length).toBeLessThanOrEqual(ids.length);
    board.setPlace(ids.map((id) => ({ id, x: 5 })));
    board.setLook(ids, { color: 'pink' });
    board.group(ids);
    board.lock(ids, true);
    board.bringToFront(ids);
    for (const id of ids) board.text(id)?.splice(0, 1, 'Ä');
    board.turnIntoCard(itemId('h-note'), 'M1-01' as never);
    undo.step();
    board.remove([...board.items().keys()]);
    expect(board.items().size).toBe(0);
    while (undo.canUndo()) undo.undo();
    expect(JSON.stringify([...board.items()])).toHaveLength(before.length);
  });
});
