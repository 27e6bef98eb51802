import { ByteReader } from './byte-reader.ts';
import type { RejectCause } from './cause.ts';
import { CONTENT, type Id, TYPE } from './kinds.ts';
import { DEEPEST, LONGEST_NAME, MOST_CLIENT, MOST_CLOCK, MOST_LENGTH, MOST_PIECES } from './limits.ts';
import { type Deletions, Piece, type Row } from './piece.ts';
import { readNumberOrSkip, skipJson } from './value.ts';

/** An update, read whole. */
export interface Scanned {
  readonly rows: readonly Row[];
  readonly deletions: readonly Deletions[];
  /** Names of roots, those of known pieces too: Yjs makes a root of each name it reads. */
  readonly roots: ReadonlySet<string>;
}

/** Bits of the byte before each item: whether origins and a key come with it, and the content. */
const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const HAS_KEY = 32;
const CONTENT_BITS = 31;

/**
 * Reads an update in the first format of Yjs. Stricter than Yjs: an author stands in it once, nothing is empty, nothing
 * follows the end, and what no editor of ours writes (subdocuments, hooks, the old JSON content) does not pass.
 *
 * @param endOf where the document's row of an author ends
 */
export function scanUpdate(update: Uint8Array, endOf: (client: number) => number): Scanned | RejectCause {
  return new Scan(update, endOf).run();
}

class Scan {
  readonly #reader: ByteReader;
  readonly #endOf: (client: number) => number;
  readonly #roots = new Set<string>();
  #pieces = 0;
  #cause: RejectCause | undefined;

  constructor(update: Uint8Array, endOf: (client: number) => number) {
    this.#reader = new ByteReader(update);
    this.#endOf = endOf;
  }

  run(): Scanned | RejectCause {
    const reader = this.#reader;
    const rows: Row[] = [];
    const seen = new Set<number>();
    for (let left = reader.uint(); left > 0 && !reader.isBroken; left -= 1) {
      const row = this.#row(seen);
      rows.push(row);
    }
    const deletions: Deletions[] = [];
    seen.clear();
    for (let left = reader.uint(); left > 0 && !reader.isBroken; left -= 1)
      deletions.push(this.#deletions(seen));
    if (!reader.isBroken && reader.isDone()) return { rows, deletions, roots: this.#roots };
    return this.#cause ?? 'undecodable';
  }

  /** Stops for a reason of its own; the first one counts. */
  #refuse(cause: RejectCause): void {
    if (!this.#reader.isBroken) this.#cause ??= cause;
    this.#reader.stumble();
  }

  #row(seen: Set<number>): Row {
    const reader = this.#reader;
    const count = reader.uint();
    const client = this.#client(seen);
    const start = reader.uint();
    const known = this.#endOf(client);
    const pieces: Piece[] = [];
    const repeated: Piece[] = [];
    let hasGap = start > known;
    let clock = start;
    this.#pieces += count;
    if (count === 0) this.#refuse('bad_shape');
    if (this.#pieces > MOST_PIECES) this.#refuse('too_large');
    for (let left = count; left > 0 && !reader.isBroken; left -= 1) {
      const piece = this.#piece(client, clock);
      const { end } = piece;
      if (!isLength(piece.length) || end > MOST_CLOCK) this.#refuse('bad_length');
      if (end > known) {
        if (piece.content === CONTENT.skip) hasGap = true;
        pieces.push(piece);
      } else repeated.push(piece);
      clock = end;
    }
    return { client, known, end: Math.max(clock, known), hasGap, pieces, repeated };
  }

  #client(seen: Set<number>): number {
    const client = this.#reader.uint();
    // Of two rows of one author Yjs would forget the first.
    if (client >= MOST_CLIENT || seen.has(client)) this.#refuse('bad_shape');
    seen.add(client);
    return client;
  }

  #piece(client: number, clock: number): Piece {
    const reader = this.#reader;
    const info = reader.byte();
    if (info === CONTENT.gone || info === CONTENT.skip) return new Piece(client, clock, reader.uint(), info);
    const origin = (info & HAS_ORIGIN) === 0 ? null : this.#id();
    const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? null : this.#id();
    let parent: string | Id | null = null;
    let sub: string | null = null;
    if (origin === null && rightOrigin === null) {
      parent = reader.uint() === 1 ? this.#root() : this.#id();
      // One that sets the prototype of what it is read into, instead of a key.
      if ((info & HAS_KEY) !== 0) sub = this.#key();
    }
    const piece = this.#content(client, clock, info & CONTENT_BITS);
    piece.origin = origin;
    piece.rightOrigin = rightOrigin;
    piece.parent = parent;
    piece.sub = sub;
    return piece;
  }

  #content(client: number, clock: number, content: number): Piece {
    const reader = this.#reader;
    switch (content) {
      case CONTENT.deleted:
        return new Piece(client, clock, reader.uint(), content);
      case CONTENT.string:
        return new Piece(client, clock, reader.skipText(), content);
      case CONTENT.any: {
        const length = reader.uint();
        const piece = new Piece(client, clock, length, content);
        for (let left = length; left > 0 && !reader.isBroken; left -= 1) {
          const read = readNumberOrSkip(reader, DEEPEST);
          if (typeof read === 'number') piece.number = read;
          else if (read !== undefined) this.#refuse(read);
        }
        return piece;
      }
      case CONTENT.type: {
        const piece = new Piece(client, clock, 1, content);
        piece.type = reader.uint();
        if (piece.type > TYPE.xmlText || piece.type === TYPE.hook) this.#refuse('bad_shape');
        if (piece.type === TYPE.element) piece.name = reader.text(LONGEST_NAME);
        return piece;
      }
      case CONTENT.format: {
        const piece = new Piece(client, clock, 1, content);
        piece.name = this.#key();
        this.#json();
        return piece;
      }
      case CONTENT.embed:
        this.#json();
        return new Piece(client, clock, 1, content);
      case CONTENT.binary:
        reader.skip(reader.uint());
        return new Piece(client, clock, 1, content);
      default:
        this.#refuse(content === CONTENT.json || content === CONTENT.document ? 'bad_shape' : 'undecodable');
        return new Piece(client, clock, 1, content);
    }
  }

  #json(): void {
    const cause = skipJson(this.#reader, DEEPEST);
    if (cause !== undefined) this.#refuse(cause);
  }

  #id(): Id {
    const client = this.#reader.uint();
    const clock = this.#reader.uint();
    if (client >= MOST_CLIENT || clock >= MOST_CLOCK) this.#refuse('bad_length');
    return { client, clock };
  }

  #root(): string {
    const name = this.#key();
    this.#roots.add(name);
    return name;
  }

  #key(): string {
    const key = this.#reader.text(LONGEST_NAME);
    if (key === '__proto__') this.#refuse('bad_shape');
    return key;
  }

  #deletions(seen: Set<number>): Deletions {
    const reader = this.#reader;
    const client = this.#client(seen);
    const ranges: number[] = [];
    let end = 0;
    for (let left = reader.uint(); left > 0 && !reader.isBroken; left -= 1) {
      const clock = reader.uint();
      const length = reader.uint();
      if (!isLength(length, MOST_CLOCK) || clock + length > MOST_CLOCK) this.#refuse('bad_length');
      // Yjs writes them in order and merged; a thousand times the same would be looked up a thousand times.
      if (clock < end) this.#refuse('bad_shape');
      end = clock + length;
      ranges.push(clock, length);
    }
    return { client, ranges };
  }
}

function isLength(length: number, most = MOST_LENGTH): boolean {
  return length >= 1 && length <= most;
}
