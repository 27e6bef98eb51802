import type { RejectCause } from './cause.ts';
import type { Id } from './kinds.ts';
import type { Piece, Row } from './piece.ts';

/** Where each author's row ends, or will end once an update is in. */
export type EndOf = (client: number) => number;

/**
 * Whether everything that new pieces stand on is there or comes with them. `gap`: something is missing. `bad_shape`: a
 * piece stands on itself or on what its own author wrote after it; or it is known, but what it stands on is not. Yjs
 * looks that up before it passes the piece over.
 */
export function checkSupports(
  rows: Iterable<Row>,
  stateOf: EndOf,
  endOf: EndOf,
): 'gap' | RejectCause | undefined {
  for (const { pieces, repeated } of rows) {
    for (const piece of repeated) if (missingOf(piece, stateOf) !== undefined) return 'bad_shape';
    for (const piece of pieces) {
      const missing = missingOf(piece, endOf);
      if (missing !== undefined) return 'gap';
      if (standsOnItself(piece)) return 'bad_shape';
    }
  }
  return undefined;
}

/**
 * Takes the pieces one after the other, each after what it stands on. Of several authors who stand on each other: turn
 * by turn, until nothing is left or nothing moves, because they stand on each other in a ring.
 */
export function inOrder(
  all: readonly Row[],
  stateOf: EndOf,
  take: (piece: Piece, row: Row) => RejectCause | undefined,
): RejectCause | undefined {
  const rows = all.filter(({ pieces }) => pieces.length > 0);
  const states = new Map<number, number>();
  const endOf: EndOf = (client) => states.get(client) ?? stateOf(client);
  const places = rows.map(() => 0);
  let hasMoved = true;
  let left = rows.length;
  while (left > 0) {
    if (!hasMoved) return 'bad_shape';
    hasMoved = false;
    for (const [nr, row] of rows.entries()) {
      let place = places[nr] as number;
      if (place === row.pieces.length) continue;
      for (; place < row.pieces.length; place += 1) {
        const piece = row.pieces[place] as Piece;
        if (rows.length > 1 && missingOf(piece, endOf) !== undefined) break;
        const cause = take(piece, row);
        if (cause !== undefined) return cause;
        hasMoved = true;
        if (rows.length > 1) states.set(row.client, piece.end);
      }
      places[nr] = place;
      if (place === row.pieces.length) left -= 1;
    }
  }
  return undefined;
}

function missingOf({ origin, rightOrigin, parent }: Piece, endOf: EndOf): Id | undefined {
  if (origin !== null && origin.clock >= endOf(origin.client)) return origin;
  if (rightOrigin !== null && rightOrigin.clock >= endOf(rightOrigin.client)) return rightOrigin;
  if (parent !== null && typeof parent !== 'string' && parent.clock >= endOf(parent.client)) return parent;
  return undefined;
}

/** Yjs trusts that an author's own items follow each other. */
function standsOnItself(piece: Piece): boolean {
  const { client, clock, origin, rightOrigin, parent } = piece;
  const isLate = (id: Id | null): boolean => id !== null && id.client === client && id.clock >= clock;
  return isLate(origin) || isLate(rightOrigin) || (typeof parent !== 'string' && isLate(parent));
}
