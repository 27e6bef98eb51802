import type { Effort } from './effort.ts';
import { CONTENT } from './kinds.ts';
import { sameId } from './list.ts';
import { type Deletions, type Piece, type Row } from './piece.ts';

/** Fewer pieces than these are joined in no time. */
const FEW = 64;

/**
 * Adds up what it costs to join new pieces that lie side by side, and what the update deletes of them. Yjs joins a run
 * of them in one go; honest clients have joined theirs long before they send them.
 */
export function weighJoints(rows: readonly Row[], deletions: readonly Deletions[], effort: Effort): void {
  for (const { client, known, pieces } of rows) {
    if (pieces.length < FEW) continue;
    let isInRun = false;
    for (let nr = 1; nr < pieces.length; nr += 1) {
      const canJoin = areAlike(pieces[nr - 1] as Piece, pieces[nr] as Piece);
      if (canJoin && !isInRun) effort.shift(pieces.length);
      isInRun = canJoin;
    }
    const ranges = deletions.find((each) => each.client === client)?.ranges ?? [];
    for (let nr = 0; nr < ranges.length; nr += 2)
      if ((ranges[nr] as number) >= known) effort.shift(pieces.length);
  }
}

function areAlike(one: Piece, next: Piece): boolean {
  if (one.content !== next.content) return false;
  switch (next.content) {
    case CONTENT.gone:
      return true;
    case CONTENT.deleted:
    case CONTENT.string:
    case CONTENT.any:
      return (
        next.origin !== null &&
        next.origin.client === one.client &&
        next.origin.clock === next.clock - 1 &&
        sameId(one.rightOrigin, next.rightOrigin)
      );
    default:
      return false;
  }
}
