import { checkFragment, type ClipboardFragment, DEFAULT_SIZES, ITEM_COLORS } from '@geflecht/board-schema';

import { plainCell } from './csv.ts';
import { localId } from './fragment.ts';
import type { TableWords } from './notes-table.ts';

/** Whether rows are a table that `notesTable` has written, in one of the languages. */
export function isOwnTable(rows: readonly (readonly string[])[], languages: readonly TableWords[]): boolean {
  return languages.some(({ head }) => head.every((word, nr) => rows[0]?.[nr] === word));
}

/** Notes of such a table where they lay, in their colours. */
export function readOwnTable(
  rows: readonly (readonly string[])[],
  languages: readonly TableWords[],
): ClipboardFragment | undefined {
  const { w, h } = DEFAULT_SIZES.note;
  const colorOf = (word: string) =>
    ITEM_COLORS.find((color) => languages.some((words) => words.color[color] === word)) ?? 'yellow';
  const items = rows.slice(1).flatMap((row, nr) => {
    const text = plainCell(row[3] ?? '');
    if (text.trim() === '') return [];
    const [x, y] = [Number(row[6]), Number(row[7])];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [];
    const place = { x, y, w, h, order: '', angle: 0 };
    return [{ id: localId(nr), kind: 'note', place, look: { color: colorOf(row[4] ?? '') }, text }];
  });
  return checkFragment({ format: 'geflecht/board', version: 1, items });
}
