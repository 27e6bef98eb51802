import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { openBoard } from './board.ts';
import type { BoardItem } from './item.ts';

function written(words: string) {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  const id = board.add({ kind: 'text', x: 0, y: 0, text: words });
  const text = board.text(id);
  if (text === undefined) throw new Error('a text has words');
  const item = (): Extract<BoardItem, { kind: 'text' }> => {
    const read = board.get(id);
    if (read?.kind !== 'text') throw new Error('it is still a text');
    return read;
  };
  return { doc, board, id, text, item };
}

describe('R8 marks', () => {
  test('set a part off and leave the words alone', () => {
    const { text, item } = written('Radweg am Südring');
    text.mark(0, 6, 'bold', true);
    text.mark(3, 9, 'italic', true);
    expect(item().text).toBe('Radweg am Südring');
    expect(item().marks).toEqual([
      { from: 0, to: 6, mark: 'bold' },
      { from: 3, to: 9, mark: 'italic' },
    ]);
    expect(text.marks()).toEqual(item().marks);
    text.mark(2, 4, 'bold', false);
    expect(item().marks.filter(({ mark }) => mark === 'bold')).toEqual([
      { from: 0, to: 2, mark: 'bold' },
      { from: 4, to: 6, mark: 'bold' },
    ]);
  });

  test('reach no further than the words', () => {
    const { text, item } = written('kurz');
    text.mark(-5, 400, 'strike', true);
    expect(item().marks).toEqual([{ from: 0, to: 4, mark: 'strike' }]);
    text.mark(9, 12, 'bold', true);
    expect(item().marks).toHaveLength(1);
  });

  test('go along with what others write before them, and are taken back alone', () => {
    const { board, text, item } = written('zusammen');
    const undo = board.createUndo();
    undo.step();
    text.mark(0, 8, 'bold', true);
    undo.step();
    text.splice(0, 0, 'Wir ');
    expect(item().marks).toEqual([{ from: 4, to: 12, mark: 'bold' }]);
    undo.undo();
    expect(item().text).toBe('zusammen');
    undo.undo();
    expect(item().marks).toEqual([]);
    expect(item().text).toBe('zusammen');
  });

  test('of other kinds in the document are no marks', () => {
    const { doc, id, item } = written('fremd');
    const map = doc.getMap<Y.Map<unknown>>('items').get(id);
    const stored = map?.get('text') as Y.Text;
    stored.format(0, 5, {
      bold: 'javascript:',
      link: 'javascript:alert(1)',
      color: 'red',
    });
    expect(item().marks).toEqual([]);
  });

  test('are copied', () => {
    const { board, id, text } = written('hin und her');
    text.mark(4, 7, 'italic', true);
    const [copy] = board.duplicate([id], 10, 10);
    expect(board.get(copy!)).toMatchObject({
      text: 'hin und her',
      marks: [{ from: 4, to: 7, mark: 'italic' }],
    });
  });
});
