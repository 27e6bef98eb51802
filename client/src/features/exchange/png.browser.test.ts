import { pictureBox } from '@geflecht/board-engine/picture';
import { type Recording, recordCanvases } from '@geflecht/board-engine/testing';
import { type Board, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { catalogueOf } from '@geflecht/i18n';
import { canvasPalette } from '@geflecht/ui/canvas-palette';
import { beforeEach, describe, expect, it } from 'vitest';

import { makeExport } from './make-export.ts';

let recording: Recording;
/** Sizes of the canvases that were made into files. */
let sizes: [number, number][];

beforeEach(() => {
  recording = recordCanvases(window);
  sizes = [];
  HTMLCanvasElement.prototype.toBlob = function toBlob(done, type) {
    sizes.push([this.width, this.height]);
    done(new Blob(['x'], { type: type ?? '' }));
  };
});

async function png(board: Board, scale: number) {
  const { exchange } = catalogueOf('de');
  const lookups = {
    palette: canvasPalette('light'),
    cards: () => undefined,
    nameOf: () => undefined,
    from: null,
    image: async () => await Promise.reject(new Error('no pictures here')),
    cardUnknown: '',
    words: exchange.table,
    title: 'Tafel',
    language: 'de' as const,
    now: new Date(0),
  };
  const ids = [...board.items().keys()];
  return await makeExport(board, { kind: 'png', ids, scale, paper: true, framePages: false }, lookups);
}

describe('a picture', () => {
  it.each([1, 2, 3])('is as large as what is on it, times %d, with everything drawn', async (scale) => {
    const [board] = testBoards([
      { id: itemId('a'), kind: 'note', x: 0, y: 0, text: 'Bäume' },
      { id: itemId('b'), kind: 'note', x: 400, y: 200, text: 'Bänke' },
    ]);
    const box = pictureBox(board.items(), board.items().keys());
    const made = await png(board, scale);
    expect(made).toMatchObject({ kind: 'file', name: 'Tafel 1970-01-01.png', reduced: false });
    expect(sizes).toEqual([[Math.ceil((box?.w ?? 0) * scale), Math.ceil((box?.h ?? 0) * scale)]]);
    expect(recording.words).toEqual(expect.arrayContaining(['Bäume', 'Bänke']));
    expect(recording.flaws).toEqual([]);
  });

  it('that no browser could paint becomes smaller, and says so', async () => {
    const [board] = testBoards([
      { id: itemId('a'), kind: 'note', x: 0, y: 0 },
      { id: itemId('b'), kind: 'note', x: 90_000, y: 400 },
    ]);
    expect(await png(board, 3)).toMatchObject({ kind: 'file', reduced: true });
    const [[width, height] = [0, 0]] = sizes;
    expect(width).toBeLessThanOrEqual(12_000);
    expect(width / height).toBeGreaterThan(90);
  });
});
