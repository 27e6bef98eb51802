import latin400 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff?inline';
import latin600 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff?inline';
import more400 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff?inline';
import more600 from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-600-normal.woff?inline';
import { pictureBox } from '@geflecht/board-engine/picture';
import { type BoardItem, type ItemId, itemId, packPoints, STAMPS } from '@geflecht/board-schema';
import { HOSTILE_ITEMS, hostileBoard, testBoards } from '@geflecht/board-schema/testing';
import { canvasPalette } from '@geflecht/ui/canvas-palette';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';

import { openLetters } from './letters.ts';
import { makePdf, type PdfPage } from './make-pdf.ts';

const WORDS = 'Grüße, „Straße“ – ÄÖÜ äöü ß € … Łódź';
const bytesOf = (address: string): Uint8Array =>
  Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const letters = openLetters({
  400: [latin400, more400].map(bytesOf),
  600: [latin600, more600].map(bytesOf),
});

function pageOf(items: ReadonlyMap<ItemId, BoardItem>, title: string | null = null): PdfPage {
  const box = pictureBox(items, items.keys());
  if (box === undefined) throw new Error('nothing to draw');
  return {
    title,
    picture: {
      items,
      box,
      palette: canvasPalette('light'),
      cards: () => undefined,
      cardUnknown: 'Unbekannt',
    },
  };
}
async function read(pages: readonly PdfPage[], signs: string[] = []) {
  const sign = (letter: string): string => {
    signs.push(letter);
    return PIXEL;
  };
  const options = { title: 'Tafel Klima', language: 'de', now: new Date(0), letters, sign };
  const bytes = new Uint8Array(await (await makePdf(pages, options)).arrayBuffer());
  const doc = await getDocumentProxy(bytes.slice());
  const { text, totalPages } = await extractText(doc, { mergePages: false });
  return { bytes, doc, totalPages, text: text.map((words) => words.replaceAll(/\s+/g, ' ')) };
}

describe('a board as PDF', () => {
  it('opens again, with the words as they are written, and embeds its typeface', async () => {
    const [board] = testBoards([
      {
        id: itemId('a'),
        kind: 'note',
        x: 0,
        y: 0,
        w: 400,
        text: WORDS,
        marks: [{ from: 0, to: 5, mark: 'italic' }],
      },
      { id: itemId('b'), kind: 'shape', x: 500, y: 0, text: 'fett', angle: 30 },
      { id: itemId('c'), kind: 'text', x: 0, y: 300, w: 400, text: 'Dach 🏡 grün' },
      {
        id: itemId('e'),
        kind: 'connector',
        ends: { from: { item: itemId('a') }, to: { item: itemId('b') } },
        text: 'dann',
      },
      {
        id: itemId('f'),
        kind: 'stroke',
        x: 500,
        y: 300,
        points: packPoints([0, 0.5, 1].map((at) => ({ x: at, y: at * at, pressure: 0.5 }))),
      },
      { id: itemId('g'), kind: 'table', x: 0, y: 500, columns: [{ title: 'Offen' }, { title: 'Fertig' }] },
      { id: itemId('h'), kind: 'card', x: 900, y: 0, proposal: 'M1-01' as never },
      ...STAMPS.map((stamp, nr) => ({
        id: itemId(`stamp-${stamp}`),
        kind: 'stamp' as const,
        x: 900 + 60 * nr,
        y: 300,
        look: { stamp },
      })),
    ]);
    const signs: string[] = [];
    const { text, totalPages, doc, bytes } = await read([pageOf(board.items())], signs);
    expect(totalPages).toBe(1);
    for (const words of [WORDS, 'fett', 'dann', 'Offen', 'Fertig', 'Unbekannt', 'grün'])
      expect(text[0]).toContain(words);
    expect(signs).toEqual(['🏡']);
    expect((await doc.getMetadata()).info).toMatchObject({ Title: 'Tafel Klima' });
    const raw = new TextDecoder('latin1').decode(bytes);
    expect(raw).toMatch(/\/FontFile2/);
    expect(raw).not.toMatch(/\/JavaScript|\/URI|\/BaseFont \/Helvetica/);
  });

  it('has one page for each part, of its size, in the order given', async () => {
    const boards = ['Erstens', 'Zweitens'].map((words, nr) => {
      const [board] = testBoards([
        { id: itemId('f'), kind: 'frame', x: nr * 2000, y: 0, w: 640, h: 480, text: words },
      ]);
      return pageOf(board.items(), words);
    });
    const { text, totalPages, doc } = await read(boards.toReversed());
    expect(totalPages).toBe(2);
    expect(text[0]).toContain('Zweitens');
    expect(text[1]).toContain('Erstens');
    expect((await doc.getOutline()).map(({ title }) => title)).toEqual(['Zweitens', 'Erstens']);
    const { width, height } = (await doc.getPage(1)).getViewport({ scale: 1 });
    const { box } = boards[0]?.picture ?? { box: { w: 0, h: 0 } };
    expect(width).toBeCloseTo(box.w * 0.75, 0);
    expect(height).toBeCloseTo(box.h * 0.75, 0);
  });

  it.each([
    'everything far away and huge',
    'words with markup',
    'words no XML knows',
    'place of any type',
    'look of any type',
  ])('is made of whatever stands in a document: %s', async (name) => {
    const hostility = HOSTILE_ITEMS[name];
    if (hostility === undefined) throw new Error(name);
    const { totalPages, bytes } = await read([pageOf(hostileBoard(hostility).board.items())]);
    expect(totalPages).toBe(1);
    expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/NaN|Infinity/);
  });
});
