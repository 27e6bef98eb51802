import {
  type BoardItem,
  type BoxItem,
  type ItemId,
  columnAt,
  contains,
  hasWords,
  isBoxItem,
  isContainer,
  readingOrder,
} from '@geflecht/board-schema';
import type { PersonId, ProposalId } from '@geflecht/domain';

import { writeCsv } from './csv.ts';

export interface TableWords {
  /** Frame, column, kind, words, colour, maker, x, y. */
  readonly head: readonly [string, string, string, string, string, string, string, string];
  readonly kind: Readonly<Record<BoxItem['kind'], string>>;
  readonly color: Readonly<Record<string, string>>;
}

/** Notes and everything else with words, in reading order, as a table for spreadsheets. */
export function notesTable(
  items: ReadonlyMap<ItemId, BoardItem>,
  ids: ReadonlySet<ItemId>,
  lookups: {
    readonly words: TableWords;
    readonly nameOf: (id: PersonId) => string | undefined;
    readonly titleOf: (id: ProposalId) => string | undefined;
  },
): string {
  const { words, nameOf, titleOf } = lookups;
  const boxes = [...items.values()].filter(isBoxItem);
  const holders = boxes
    .filter(isContainer)
    .sort((a, b) => a.place.w * a.place.h - b.place.w * b.place.h || (a.id < b.id ? -1 : 1));
  const rows = readingOrder(boxes.filter(({ id }) => ids.has(id))).flatMap((item) => {
    const said = item.kind === 'card' ? (titleOf(item.proposal) ?? '') : hasWords(item) ? item.text : '';
    if (said.trim() === '' || isContainer(item)) return [];
    const inside = holders.filter((holder) => contains(holder, item));
    const frame = inside.find(({ kind }) => kind === 'frame');
    const table = inside.find((holder) => holder.kind === 'table');
    const column = table && table.columns[columnAt(table, item.place.x + item.place.w / 2)]?.title;
    const color = 'color' in item.look ? (words.color[item.look.color] ?? '') : '';
    const maker = item.by === undefined ? '' : (nameOf(item.by) ?? '');
    const { x, y } = item.place;
    return [
      [
        (frame ?? table)?.text.trim() ?? '',
        column ?? '',
        words.kind[item.kind],
        said,
        color,
        maker,
        x,
        y,
      ] as const,
    ];
  });
  return writeCsv([words.head, ...rows]);
}
