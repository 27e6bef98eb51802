import { type Board, type BoardItem, endItem, type ItemId, packPoints } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import type { PersonId, ProposalId } from '@geflecht/domain';
import { catalogueOf, LANGUAGES } from '@geflecht/i18n';
import { describe, expect, it } from 'vitest';

import { writeBoardFile } from './board-file.ts';
import { fileName } from './file-name.ts';
import { partOf, scaleFor } from './make-export.ts';
import { notesTable } from './notes-table.ts';
import { type ReadImport, readImport } from './read-import.ts';

const tables = LANGUAGES.map((language) => catalogueOf(language).exchange.table);
const read = (text: string, titled = false): ReadImport => readImport(text, { titled, tables });
const BY = '0190b3a0-0000-7000-8000-000000000001' as PersonId;

function openTafel(): Board {
  return testBoards([])[0];
}

function filled(): Board {
  const board = openTafel();
  const [frame, first] = board.addMany([
    { kind: 'frame', x: 0, y: 0, w: 600, h: 400, text: 'Ideen' },
    { kind: 'note', x: 20, y: 20, text: '=1+1; "Trick"\nzweite Zeile', look: { color: 'green' }, by: BY },
    { kind: 'text', x: 700, y: 20, text: 'Außerhalb', marks: [{ from: 0, to: 3, mark: 'bold' }] },
    { kind: 'shape', x: 700, y: 200, angle: 30, text: 'Form', look: { shape: 'hexagon', fill: 'none' } },
    { kind: 'table', x: 0, y: 500, text: 'Plan', columns: [{ title: 'Offen' }, { title: 'Fertig' }] },
    { kind: 'note', x: 500, y: 560, text: 'im Plan' },
    { kind: 'stamp', x: 900, y: 20, look: { stamp: 'heart' } },
    {
      kind: 'stroke',
      x: 900,
      y: 100,
      points: packPoints([
        { x: 0, y: 0, pressure: 0.5 },
        { x: 1, y: 1, pressure: 0.5 },
      ]),
    },
    { kind: 'card', x: 900, y: 300, proposal: '0190b3a0-0000-7000-8000-000000000002' as ProposalId },
  ]);
  board.connect(frame as ItemId, first as ItemId, { dashed: true, route: 'elbow' });
  return board;
}

/** Items without what a copy gets anew. */
function bare(items: Iterable<BoardItem>): unknown[] {
  return [...items].map((item) => {
    const { id: _id, by: _by, ...rest } = item;
    if (rest.kind === 'connector') return { ...rest, ends: undefined };
    return { ...rest, place: { ...rest.place, order: '' } };
  });
}

describe('board files', () => {
  it('come back as equal items', () => {
    const board = filled();
    const result = read(writeBoardFile(board.copy([...board.items().keys()]), 'Tafel', null));
    if (result.kind !== 'ready') throw new Error(result.code);
    const copy = openTafel();
    copy.paste(result.fragment, 0, 0);
    expect(result.source).toBe('tafel');
    expect(bare(copy.items().values())).toEqual(expect.arrayContaining(bare(board.items().values())));
    expect(copy.items().size).toBe(board.items().size);
  });

  it('come back with their connectors between the same items', () => {
    const board = filled();
    const ends = (of: Board): unknown[] => {
      const told = (id: ItemId | undefined): unknown => {
        const item = id === undefined ? undefined : of.get(id);
        return item && 'place' in item ? [item.kind, item.place.x, item.place.y] : undefined;
      };
      return [...of.items().values()].flatMap((item) =>
        item.kind === 'connector'
          ? [[told(endItem(item.ends.from)), told(endItem(item.ends.to)), item.look]]
          : [],
      );
    };
    const result = read(writeBoardFile(board.copy([...board.items().keys()]), 'Tafel', null));
    if (result.kind !== 'ready') throw new Error(result.code);
    const copy = openTafel();
    copy.paste(result.fragment, 0, 0);
    expect(ends(copy)).toEqual(ends(board));
    expect(ends(copy)).toHaveLength(1);
  });

  it('carry nobody’s id', () => {
    const board = filled();
    expect(writeBoardFile(board.copy([...board.items().keys()]), 'x', null)).not.toContain(BY);
  });

  it('of a later version are refused as such', () => {
    expect(read('{"format":"geflecht/tafel","version":2,"board":{}}')).toEqual({
      kind: 'refused',
      code: 'later_version',
    });
  });
});

describe('tables', () => {
  it('tell frame, column, words and maker, and come back as notes where they lay', () => {
    const board = filled();
    const csv = notesTable(board.items(), new Set(board.items().keys()), {
      words: tables[0] as (typeof tables)[number],
      nameOf: (id) => (id === BY ? 'Jana' : undefined),
      titleOf: () => 'Schattige Wege',
    });
    expect(csv).toContain(`Ideen;;Zettel;"'=1+1; ""Trick""\nzweite Zeile";grün;Jana;20;20\r\n`);
    expect(csv).toContain('Plan;Fertig;Zettel;im Plan;gelb;;500;560\r\n');
    expect(csv).toContain('Schattige Wege');
    const result = read(csv);
    if (result.kind !== 'ready') throw new Error(result.code);
    expect(result.fragment.items).toContainEqual(
      expect.objectContaining({
        kind: 'note',
        text: '=1+1; "Trick"\nzweite Zeile',
        look: { color: 'green' },
        place: expect.objectContaining({ x: 20, y: 20 }),
      }),
    );
  });

  it('from a spreadsheet keep their columns, with titles where wished', () => {
    const cells = 'Problem\tZiel\nHitze\tSchatten\nStaub\t';
    const plain = read(cells);
    const titled = read(cells, true);
    if (plain.kind !== 'ready' || titled.kind !== 'ready') throw new Error('refused');
    expect(plain).toMatchObject({ source: 'table', columns: true });
    expect(plain.fragment.items.map(({ kind }) => kind)).toEqual(Array(5).fill('note'));
    expect(titled.fragment.items.filter(({ kind }) => kind === 'text')).toHaveLength(2);
  });
});

describe('lists', () => {
  it('are one note a line, without the signs before them', () => {
    const result = read('- Bäume\n* Bänke\n\n3. Wasser, Licht\nEnde; aus');
    if (result.kind !== 'ready') throw new Error(result.code);
    expect(result.source).toBe('list');
    expect(result.fragment.items.map((item) => 'text' in item && item.text)).toEqual([
      'Bäume',
      'Bänke',
      'Wasser, Licht',
      'Ende; aus',
    ]);
    const places = result.fragment.items.map((item) =>
      'place' in item ? `${item.place.x}/${item.place.y}` : '',
    );
    expect(new Set(places).size).toBe(4);
  });

  it.each([
    ['', 'empty'],
    ['  \n\t\n', 'empty'],
    ['a\n'.repeat(1001), 'too_many'],
    ['x'.repeat(50 * 1024 * 1024), 'too_large'],
    ['\u0000\u0001binär', 'unknown'],
    ['{"broken', 'broken'],
    ['{"a":1}', 'unknown'],
    [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'unknown'],
    ['{"format":"geflecht/tafel","version":"1"}', 'broken'],
    [
      '{"format":"geflecht/tafel","version":1,"board":{"format":"geflecht/board","version":1,"items":[7]}}',
      'broken',
    ],
    ['{"type":"excalidraw","elements":{}}', 'broken'],
    ['{"type":"excalidraw","elements":[]}', 'empty'],
    ['{"__proto__":{"type":"excalidraw"},"constructor":1}', 'unknown'],
  ])('and other words are refused with a reason (%#)', (text, code) => {
    expect(read(text)).toEqual({ kind: 'refused', code });
  });
});

describe('exports', () => {
  it('of a frame hold what lies in it', () => {
    const board = filled();
    const frame = [...board.items().values()].find(({ kind }) => kind === 'frame');
    expect(partOf(board, frame?.id ?? 'all', [])).toHaveLength(2);
    expect(partOf(board, 'all', [])).toHaveLength(board.items().size);
  });

  it('never paint more than a browser can', () => {
    expect(scaleFor({ w: 1000, h: 1000 }, 3)).toBe(3);
    const scale = scaleFor({ w: 2_000_000, h: 2_000_000 }, 3);
    expect(scale * 2_000_000).toBeLessThanOrEqual(12_000);
  });

  it('are named by the board and the day in Dresden', () => {
    expect(fileName('Tafel „Klima“ / Wasser', new Date('2026-11-23T23:30:00Z'), 'png')).toBe(
      'Tafel Klima Wasser 2026-11-24.png',
    );
    expect(fileName('../..', new Date('2026-01-01T12:00:00Z'), 'svg')).toBe('Tafel 2026-01-01.svg');
  });
});
