import { proposalIdSchema } from '@geflecht/domain';
import { parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { openBoard } from './board.ts';
import { fragmentText } from './clipboard.ts';
import { type ItemId, endItem } from './item.ts';

function filled() {
  const board = openBoard(new Y.Doc());
  const note = board.add({ kind: 'note', x: 0, y: 0, text: 'Erste\nZeile', look: { color: 'blue' } });
  const card = board.add({ kind: 'card', x: 300, y: 0, proposal: parse(proposalIdSchema, 'M2-03') });
  const far = board.add({
    kind: 'shape',
    x: 600,
    y: 0,
    w: 100,
    h: 100,
    text: 'weit',
    look: { shape: 'ellipse' },
  });
  const inner = board.connect(note, card);
  const outer = board.connect(card, far);
  return { board, note, card, far, inner, outer };
}

describe('clipboard', () => {
  test('R30 the connectors between the chosen come along under new ids', () => {
    const { board, note, card } = filled();
    const before = new Set(board.items().keys());
    const pasted = board.paste(JSON.parse(JSON.stringify(board.copy([note, card]))), 40, 10);
    expect(pasted).toHaveLength(3);
    expect(pasted.some((id) => before.has(id))).toBe(false);
    const [newNote, newCard, connector] = pasted.map((id) => board.get(id));
    expect(newNote).toMatchObject({
      kind: 'note',
      text: 'Erste\nZeile',
      look: { color: 'blue' },
      place: { x: 40, y: 10 },
    });
    expect(newCard).toMatchObject({ kind: 'card', proposal: 'M2-03', place: { x: 340, y: 10 } });
    expect(connector).toMatchObject({
      kind: 'connector',
      ends: { from: { item: newNote?.id }, to: { item: newCard?.id } },
    });
  });

  test('R31 a chosen connector that leaves its item behind ends at its centre', () => {
    const { board, card, outer } = filled();
    const pasted = board.paste(board.copy([card, outer]), 5, 5).map((id) => board.get(id));
    const connector = pasted.find((item) => item?.kind === 'connector');
    expect(connector?.kind === 'connector' && connector.ends.to).toEqual({ x: 655, y: 55 });
    expect(connector?.kind === 'connector' && endItem(connector.ends.from)).toBe(
      pasted.find((item) => item?.kind === 'card')?.id,
    );
  });

  test('R30 authors do not travel', () => {
    const board = openBoard(new Y.Doc());
    const id = board.add({ kind: 'note', x: 0, y: 0, by: 'p07' as never });
    expect(JSON.stringify(board.copy([id]))).not.toContain('p07');
  });

  test.each([
    ['nothing', undefined],
    ['a string', '{"format":"geflecht/board"}'],
    ['another format', { format: 'excalidraw', version: 1, items: [] }],
    ['a later version', { format: 'geflecht/board', version: 2, items: [] }],
    ['a broken item', { format: 'geflecht/board', version: 1, items: [{ kind: 'note', id: 'a', text: 7 }] }],
    [
      'an endless text',
      {
        format: 'geflecht/board',
        version: 1,
        items: [
          {
            kind: 'note',
            id: 'a',
            place: { x: 0, y: 0, w: 9, h: 9, order: 'a0' },
            look: {},
            text: 'x'.repeat(10_001),
          },
        ],
      },
    ],
  ])('R32 %s adds nothing', (_, fragment) => {
    const { board } = filled();
    const before = board.items().size;
    expect(board.paste(fragment, 0, 0)).toEqual([]);
    expect(board.items().size).toBe(before);
  });

  test('R32 a connector to an item that is not in the fragment is left out', () => {
    const { board, note, card, inner } = filled();
    const fragment = board.copy([note, card, inner]);
    const items = fragment.items.filter((item) => item.id !== card);
    expect(board.paste({ ...fragment, items }, 0, 0)).toHaveLength(1);
  });

  test('duplicate works on the board itself and the words go out as lines', () => {
    const { board, note, far } = filled();
    expect(fragmentText(board.copy([note, far]))).toBe('Erste\nZeile\nweit');
    const [copy] = board.duplicate([far], 20, 20) as [ItemId];
    expect(board.get(copy)).toMatchObject({ text: 'weit', place: { x: 620, y: 20, w: 100 } });
  });
});
