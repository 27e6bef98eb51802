import type { Holder } from '@geflecht/board-engine';
import { type OutlineNode, walkOutline } from '@geflecht/board-schema';

/** A frame, or one column of a table, that takes things in. */
export interface NamedHolder {
  /** Stable while the frame or table stands: chosen in lists by it. */
  readonly key: string;
  readonly name: string;
  readonly holder: Holder;
}

/** Words for what has none of its own. */
export interface HolderWords {
  readonly frame: string;
  readonly table: string;
  readonly column: (nr: number) => string;
}

/** Everything on the board that takes things in, in reading order. */
export function holdersOf(nodes: readonly OutlineNode[], words: HolderWords): readonly NamedHolder[] {
  return [...walkOutline(nodes)].flatMap(({ id, kind, text, columns = [] }): NamedHolder[] => {
    const own = (text.trim().split('\n', 1)[0] ?? '').trim();
    if (kind === 'frame') return [{ key: id, name: own === '' ? words.frame : own, holder: { id } }];
    if (kind !== 'table') return [];
    const table = own === '' ? words.table : own;
    return columns.map((title, column) => {
      const name = title.trim() === '' ? words.column(column + 1) : title.trim();
      return { key: `${id}/${column}`, name: `${table} · ${name}`, holder: { id, column } };
    });
  });
}
