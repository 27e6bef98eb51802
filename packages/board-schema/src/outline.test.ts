import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { openBoard } from './board.ts';
import { type OutlineNode, outlineOf } from './outline.ts';
import { itemId } from './seed.ts';

const words = (nodes: readonly OutlineNode[]): unknown[] =>
  nodes.map((node) => (node.children.length > 0 ? [node.text, words(node.children)] : node.text));

describe('outline', () => {
  test('R41 rows from the top, each from the left, though laid by hand', () => {
    const board = openBoard(new Y.Doc());
    const at = (text: string, x: number, y: number) => board.add({ kind: 'note', text, x, y });
    at('d', 10, 210);
    at('b', 200, 0);
    at('c', 400, 60);
    at('a', 0, 30);
    at('e', 300, 190);
    expect(words(outlineOf(board.items()))).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('R41 frames hold what has its centre inside, also one in another', () => {
    const board = openBoard(new Y.Doc());
    board.add({ kind: 'frame', text: 'innen', x: 40, y: 40, w: 300, h: 300 });
    board.add({ kind: 'frame', text: 'außen', x: 0, y: 0, w: 900, h: 900 });
    board.add({ kind: 'note', text: 'drin', x: 100, y: 100 });
    board.add({ kind: 'note', text: 'daneben', x: 500, y: 100 });
    board.add({ kind: 'note', text: 'draußen', x: 1000, y: 100 });
    expect(words(outlineOf(board.items()))).toEqual([['außen', [['innen', ['drin']], 'daneben']], 'draußen']);
  });

  test('R41 two frames in the same place do not swallow each other', () => {
    const board = openBoard(new Y.Doc());
    board.add({ kind: 'frame', text: 'eins', x: 0, y: 0, w: 300, h: 300 });
    board.add({ kind: 'frame', text: 'zwei', x: 0, y: 0, w: 300, h: 300 });
    expect(JSON.stringify(outlineOf(board.items()))).toMatch(/eins.*zwei|zwei.*eins/);
  });

  test('R40 every item stands once, stuck connectors at their items, loose ones at the end', () => {
    let made = 0;
    const board = openBoard(new Y.Doc(), { newId: () => itemId(`i${made++}`) });
    const a = board.add({ kind: 'note', text: 'a', x: 0, y: 0 });
    const b = board.add({ kind: 'note', text: 'b', x: 300, y: 0 });
    const ab = board.connect(a, b);
    const half = board.add({
      kind: 'connector',
      ends: { from: { item: b }, to: { x: 900, y: 0 } },
      text: 'hinaus',
    });
    const loose = board.add({ kind: 'connector', ends: { from: { x: 0, y: 0 }, to: { x: 9, y: 9 } } });
    const outline = outlineOf(board.items());
    expect(outline.map((node) => node.id)).toEqual([a, b, loose]);
    expect(outline[0]?.connections).toEqual([{ connector: ab, direction: 'to', other: b, text: '' }]);
    expect(outline[1]?.connections).toEqual([
      { connector: ab, direction: 'from', other: a, text: '' },
      { connector: half, direction: 'to', other: undefined, text: 'hinaus' },
    ]);
  });
});
