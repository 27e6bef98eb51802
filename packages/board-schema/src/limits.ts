/** Bounds every reader applies to every board document (SPEC rule 3). World units are CSS pixels at 100 % zoom. */
export const BOARD_LIMITS = {
  /** Largest absolute coordinate of an item's corner or of a loose connector end. */
  coordinate: 1_000_000,
  /** Smallest and largest width or height of an item. */
  minSize: 8,
  maxSize: 20_000,
  /** Characters of one item's words that are shown, searched and copied; a document may hold more. */
  text: 10_000,
  /** Items one clipboard fragment may hold. */
  fragment: 5_000,
  /** Item ids in one presence state: beyond this the state carries only the outline of what moves. */
  presenceIds: 50,
  /** Columns of one table, and characters of a column's title. */
  columns: 12,
  columnTitle: 200,
  /** Points of one stroke; longer ones are thinned out. */
  points: 4_000,
} as const;

/** Version of the document's shape that this code writes; stored under `meta.schema`. */
export const BOARD_SCHEMA_VERSION = 2;
