import type { ClipboardFragment } from '@geflecht/board-schema';
import type { BoardId } from '@geflecht/domain';

import { isBoardFile, readBoardFile } from './board-file.ts';
import { readCsv } from './csv.ts';
import { isExcalidraw, readExcalidraw } from './excalidraw.ts';
import { MOST_NOTES, cellsOf, noteCount, notesOf } from './note-rows.ts';
import type { TableWords } from './notes-table.ts';
import { isOwnTable, readOwnTable } from './own-table.ts';

/** Larger files are refused before they are read. */
export const MOST_BYTES = 10 * 1024 * 1024;

export type ImportSource = 'tafel' | 'excalidraw' | 'table' | 'list';
export type ImportRefusal = 'too_large' | 'broken' | 'later_version' | 'unknown' | 'empty' | 'too_many';
export type ReadImport =
  | {
      readonly kind: 'ready';
      readonly source: ImportSource;
      readonly fragment: ClipboardFragment;
      readonly skipped: number;
      /** Notes in columns: the first row may be titles. */
      readonly columns: boolean;
      /** The board on which its pictures lie, where the file says so. */
      readonly from: BoardId | null;
    }
  | { readonly kind: 'refused'; readonly code: ImportRefusal };

function refused(code: ImportRefusal): ReadImport {
  return { kind: 'refused', code };
}

/**
 * Reads what somebody brings, by what is in it. `titled`: the first row of a table holds titles. `tables`: how our own
 * tables are headed in each language.
 */
export function readImport(
  text: string,
  options: { readonly titled: boolean; readonly tables: readonly TableWords[] },
): ReadImport {
  if (text.length > MOST_BYTES) return refused('too_large');
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (trimmed.startsWith('{') || trimmed.startsWith('[{')) return readJson(trimmed);
  if (text.includes('\u0000')) return refused('unknown');
  return readRows(text, options);
}

function readJson(text: string): ReadImport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('broken');
  }
  if (isBoardFile(value)) {
    const read = readBoardFile(value);
    if (read.kind === 'refused') return refused(read.code);
    return ready('tafel', read.fragment, { from: read.from });
  }
  if (!isExcalidraw(value)) return refused('unknown');
  const read = readExcalidraw(value);
  return read === undefined
    ? refused('broken')
    : ready('excalidraw', read.fragment, { skipped: read.skipped });
}

/** A list where each line is one note, or a table whose columns stay columns. Commas alone make no table. */
function readRows(text: string, { titled, tables }: Parameters<typeof readImport>[1]): ReadImport {
  const isTable = isTabular(text);
  const rows = isTable ? readCsv(text, MOST_NOTES + 2) : text.split(/\r?\n/).map((line) => [bare(line)]);
  if (isTable && isOwnTable(rows, tables)) {
    if (rows.length > MOST_NOTES + 1) return refused('too_many');
    const own = readOwnTable(rows, tables);
    return own === undefined ? refused('broken') : ready('table', own);
  }
  const cells = cellsOf(rows);
  const count = noteCount(cells);
  if (count === 0) return refused('empty');
  if (count > MOST_NOTES) return refused('too_many');
  const fragment = notesOf(cells, titled);
  if (fragment === undefined) return refused('broken');
  return ready(isTable ? 'table' : 'list', fragment, { columns: isTable });
}

/** Tabs, or semicolons in every line, or a table of our own making. */
function isTabular(text: string): boolean {
  if (text.startsWith('\uFEFF') || text.includes('\t')) return true;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => line.includes(';'));
}

/** A line of a list without the sign before it. */
function bare(line: string): string {
  return line.replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, '');
}

function ready(
  source: ImportSource,
  fragment: ClipboardFragment,
  {
    skipped = 0,
    columns = false,
    from = null,
  }: { readonly skipped?: number; readonly columns?: boolean; readonly from?: BoardId | null } = {},
): ReadImport {
  if (fragment.items.length === 0) return refused('empty');
  return { kind: 'ready', source, fragment, skipped, columns, from };
}
