import {
  GOOD_ITEM,
  GOOD_WORDS,
  HOSTILE_ITEMS,
  hostileBoard,
  testBoards,
} from '@geflecht/board-schema/testing';
import { catalogueOf } from '@geflecht/i18n';
import { describe, expect, test } from 'vitest';

import { writeBoardFile } from './board-file.ts';
import { readCsv } from './csv.ts';
import { notesTable } from './notes-table.ts';
import { readImport } from './read-import.ts';

const words = catalogueOf('de').exchange.table;

describe('files of a board in which anything may stand', () => {
  test.each(Object.entries(HOSTILE_ITEMS))(
    'a table and a board file with the good in them: %s',
    (_, hostility) => {
      const { board } = hostileBoard(hostility);
      const ids = [...board.items().keys()];
      const table = notesTable(board.items(), new Set(ids), {
        words,
        nameOf: () => undefined,
        titleOf: () => undefined,
      });
      const rows = readCsv(table, 100_000);
      expect(rows.every((row) => row.length === words.head.length)).toBe(true);
      expect(rows.map((row) => row[3])).toContain(GOOD_WORDS);
      expect(rows.slice(1).every((row) => [row[6], row[7]].every((n) => Number.isFinite(Number(n))))).toBe(
        true,
      );

      const text = writeBoardFile(board.copy(ids), 'Tafel', null);
      const read = readImport(text, { titled: false, tables: [words] });
      if (read.kind !== 'ready') throw new Error(read.code);
      const [copy] = testBoards([]);
      copy.paste(read.fragment, 0, 0);
      const pasted = [...copy.items().values()].flatMap((item) => ('text' in item ? [item.text] : []));
      expect(pasted).toContain(GOOD_WORDS);
      expect(board.get(GOOD_ITEM)).toBeDefined();
    },
  );
});
