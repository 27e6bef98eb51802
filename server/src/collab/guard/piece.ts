import type { Id } from './kinds.ts';
import type { Holder, Link } from './list.ts';

/** One struct of an update, at least partly new to the document. */
export class Piece {
  readonly client: number;
  /** Of its first unit, which the document may know already. */
  readonly clock: number;
  readonly length: number;
  /** One of `CONTENT`. */
  readonly content: number;
  origin: Id | null = null;
  rightOrigin: Id | null = null;
  /** Name of a root, id of the item that holds the type, or `null` when a neighbour tells. */
  parent: string | Id | null = null;
  /** The key, when the parent is known from the piece itself. */
  sub: string | null = null;
  /** One of `TYPE`, when a type is what it holds. */
  type = -1;
  /** Of a block, or of a mark. */
  name = '';
  /** The value, when it holds one whole number. */
  number: number | undefined = undefined;

  /** What it became when it was put in: the type it lies in, or nothing because that type is gone. */
  holder: Holder | undefined = undefined;
  /** What it holds, when that is a type. */
  held: Holder | undefined = undefined;
  /** Where it lies, cut where others were put in. */
  links: Link[] | undefined = undefined;

  constructor(client: number, clock: number, length: number, content: number) {
    this.client = client;
    this.clock = clock;
    this.length = length;
    this.content = content;
  }

  get end(): number {
    return this.clock + this.length;
  }
}

/** What an update brings of one author. */
export interface Row {
  readonly client: number;
  /** Where the document's own row of this author ends. */
  readonly known: number;
  /** Where it will end; never before `known`. */
  readonly end: number;
  /** Something is missing between what is known and what came, or in between. */
  readonly hasGap: boolean;
  /** What is new, at least in part, ascending. */
  readonly pieces: readonly Piece[];
  /** What the document has already. */
  readonly repeated: readonly Piece[];
}

/** What an update deletes of one author: pairs of clock and length, ascending, apart from each other. */
export interface Deletions {
  readonly client: number;
  readonly ranges: readonly number[];
}

/** The piece of a row that holds a clock. */
export function pieceAt(pieces: readonly Piece[], clock: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const piece = pieces[middle] as Piece;
    if (clock < piece.clock) high = middle - 1;
    else if (clock >= piece.end) low = middle + 1;
    else return piece;
  }
  return undefined;
}
