import { BOARD_LIMITS, checkFragment, type ClipboardFragment, DEFAULT_SIZES } from '@geflecht/board-schema';

import { plainCell } from './csv.ts';
import { localId } from './fragment.ts';

/** More notes than this at once make no board one can work with. */
export const MOST_NOTES = 1_000;
const GAP = 24;
/** Distance from the upper edge of the words of a column to its first note. */
const TITLE = 64;

/** Every cell that says something, as one list. */
export function cellsOf(rows: readonly (readonly string[])[]): string[][] {
  return rows
    .map((row) => row.map((cell) => plainCell(cell.trim()).slice(0, BOARD_LIMITS.text)))
    .filter((row) => row.some((cell) => cell !== ''));
}

export function noteCount(cells: readonly (readonly string[])[]): number {
  return cells.flat().filter((cell) => cell !== '').length;
}

/**
 * Notes for what stands in cells. One column becomes a square of notes in reading order; several become columns side
 * by side, with the first row as their titles where `titled` says so.
 */
export function notesOf(
  cells: readonly (readonly string[])[],
  titled: boolean,
): ClipboardFragment | undefined {
  const { w, h } = DEFAULT_SIZES.note;
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const items: unknown[] = [];
  const add = (kind: 'note' | 'text', text: string, x: number, y: number): void => {
    if (text === '' || items.length >= MOST_NOTES) return;
    const place = { x, y, w: kind === 'note' ? w : w, h: kind === 'note' ? h : 32, order: '', angle: 0 };
    const look = kind === 'note' ? { color: 'yellow' } : { color: 'grey', size: 'medium', align: 'start' };
    items.push({ id: localId(items.length), kind, place, look, text });
  };
  if (columns <= 1) {
    const words = cells.flat().filter((cell) => cell !== '');
    const across = Math.ceil(Math.sqrt(words.length * 1.5));
    words.forEach((text, nr) =>
      add('note', text, (nr % across) * (w + GAP), Math.floor(nr / across) * (h + GAP)),
    );
  } else {
    const [head = [], ...rest] = titled ? cells : [[], ...cells];
    for (let column = 0; column < columns; column += 1) {
      const x = column * (w + GAP);
      if (titled) add('text', head[column] ?? '', x, 0);
      rest
        .map((row) => row[column] ?? '')
        .filter((text) => text !== '')
        .forEach((text, nr) => add('note', text, x, (titled ? TITLE : 0) + nr * (h + GAP)));
    }
  }
  return checkFragment({ format: 'geflecht/board', version: 1, items });
}
