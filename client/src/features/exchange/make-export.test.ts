import { type Board, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { catalogueOf } from '@geflecht/i18n';
import { parseXml } from '@geflecht/testkit/xml';
import { canvasPalette } from '@geflecht/ui/canvas-palette';
import { describe, expect, it } from 'vitest';

import { type ExportOrder, makeExport, partOf, pdfPages } from './make-export.ts';

const frame = itemId('frame');

function filled(): Board {
  const [board] = testBoards([
    { id: frame, kind: 'frame', x: 0, y: 0, w: 600, h: 400, text: 'Ideen' },
    { id: itemId('in'), kind: 'note', x: 20, y: 20, text: '<b>Bäume & Bänke</b>' },
    { id: itemId('out'), kind: 'note', x: 900, y: 20, text: 'Draußen' },
    {
      id: itemId('go'),
      kind: 'connector',
      ends: { from: { item: itemId('in') }, to: { item: itemId('out') } },
    },
  ]);
  return board;
}
async function textOf(
  board: Board,
  order: Pick<ExportOrder, 'kind' | 'ids'> & Partial<ExportOrder>,
): Promise<string> {
  const { board: words, exchange } = catalogueOf('de');
  const made = await makeExport(
    board,
    { scale: 1, paper: true, framePages: false, ...order },
    {
      palette: canvasPalette('light'),
      cards: () => undefined,
      nameOf: () => undefined,
      from: null,
      image: async () => await Promise.reject(new Error('no pictures here')),
      cardUnknown: words.cardUnknown,
      words: exchange.table,
      title: 'Tafel <Klima>',
      language: 'de',
      now: new Date(0),
    },
  );
  if (made.kind !== 'file') throw new Error(made.code);
  return await made.content.text();
}

describe('a drawing', () => {
  it('is valid XML with the words as they are written', async () => {
    const board = filled();
    const { text, elements } = parseXml(await textOf(board, { kind: 'svg', ids: [...board.items().keys()] }));
    for (const words of ['Tafel <Klima>', 'Ideen', '<b>Bäume', 'Draußen']) expect(text).toContain(words);
    expect([...elements].toSorted()).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title']);
  });

  it('of a frame has what lies in it, and no arrow that leads out of it', async () => {
    const board = filled();
    const ids = partOf(board, frame, []);
    const { text } = parseXml(await textOf(board, { kind: 'svg', ids }));
    expect(text).toContain('Bänke');
    expect(text).not.toContain('Draußen');
    const whole = await textOf(board, { kind: 'svg', ids: [...board.items().keys()] });
    const part = await textOf(board, { kind: 'svg', ids });
    expect(part.length).toBeLessThan(whole.length);
  });

  it('has paper below it, or none', async () => {
    const board = filled();
    const ids = [...board.items().keys()];
    const { paper } = canvasPalette('light');
    expect(await textOf(board, { kind: 'svg', ids })).toContain(`fill="${paper}"`);
    expect(await textOf(board, { kind: 'svg', ids, paper: false })).not.toContain(`fill="${paper}"`);
  });
});

describe('pages of a PDF', () => {
  const lookups = {
    palette: canvasPalette('light'),
    cards: () => undefined,
    cardUnknown: '',
    pictures: () => undefined,
  };
  const pagesOf = (board: Board, framePages: boolean) =>
    pdfPages(board, { ids: [...board.items().keys()], paper: true, framePages }, lookups);
  const frames = () =>
    testBoards(
      ['unten', 'oben', '', 'erste'].map((text, nr) => ({
        id: itemId(`f${nr}`),
        kind: 'frame' as const,
        x: nr * 1000,
        y: text === 'unten' ? 2000 : 0,
        text,
      })),
    )[0];

  it('are one for all', () => {
    const [page, ...more] = pagesOf(frames(), false);
    expect(more).toEqual([]);
    expect(page).toMatchObject({ title: null });
    expect(page?.picture.items.size).toBe(4);
  });

  it('or one for each frame, as a talk shows them; what has no title has its number', () => {
    const board = frames();
    board.setSlide(itemId('f3'), 'a0');
    board.add({ kind: 'note', x: 1020, y: 20, text: 'darin' });
    const pages = pagesOf(board, true);
    expect(pages.map(({ title }) => title)).toEqual(['erste', 'oben', '3', 'unten']);
    expect(pages.map(({ picture }) => picture.items.size)).toEqual([1, 2, 1, 1]);
  });

  it('are one for all where there is no frame, and none where there is nothing', () => {
    const [board] = testBoards([{ id: itemId('a'), kind: 'note', x: 0, y: 0 }]);
    expect(pagesOf(board, true)).toHaveLength(1);
    expect(pagesOf(testBoards([])[0], true)).toEqual([]);
  });
});
