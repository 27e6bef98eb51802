import { BOARD_SCHEMA_VERSION, TEXT_MARKS } from '@geflecht/board-schema';
import { type DocumentAddress, PROPOSAL_BLOCKS, PROPOSAL_FRAGMENTS, PROPOSAL_MARKS } from '@geflecht/domain';
import type * as Y from 'yjs';

import { CONTENT, TYPE } from './kinds.ts';
import { MOST_ROOTS } from './limits.ts';
import type { Holder } from './list.ts';
import { type Piece } from './piece.ts';

/** Whether a document of a kind may get such roots. A proposal has its fields and nothing else. */
export function mayHaveRoots(kind: DocumentAddress['kind'], names: ReadonlySet<string>, doc: Y.Doc): boolean {
  if (kind === 'proposal') {
    for (const name of names) if (!PROPOSAL_FRAGMENTS.includes(name)) return false;
    return true;
  }
  let count = doc.share.size;
  for (const name of names) if (!doc.share.has(name)) count += 1;
  return count <= MOST_ROOTS;
}

/** Whether a piece may lie where it came to lie. */
export function mayLie(kind: DocumentAddress['kind'], piece: Piece, holder: Holder, doc: Y.Doc): boolean {
  // What is deleted shows nothing, and what it was is forgotten.
  if (piece.content === CONTENT.deleted) return true;
  return kind === 'proposal' ? mayLieInText(piece, holder) : mayLieOnBoard(piece, holder, doc);
}

/**
 * A field holds blocks only, a block holds blocks and words, and words are letters with marks. Of one stray text right
 * in a field the page fails for everybody, and a block or a mark that editors do not know they delete.
 */
function mayLieInText(piece: Piece, { shape }: Holder): boolean {
  if (piece.sub !== null) return shape !== -1 && piece.content === CONTENT.any;
  if (shape === TYPE.xmlText)
    return (
      piece.content === CONTENT.string ||
      (piece.content === CONTENT.format && PROPOSAL_MARKS.includes(piece.name))
    );
  if (piece.content !== CONTENT.type) return false;
  if (piece.type === TYPE.element) return PROPOSAL_BLOCKS.includes(piece.name);
  return piece.type === TYPE.xmlText && shape === TYPE.element;
}

/** A board holds maps, lists and words with marks; how they are to be read is said once, and no later version than ours. */
function mayLieOnBoard(piece: Piece, holder: Holder, doc: Y.Doc): boolean {
  const { content, sub } = piece;
  if (content === CONTENT.embed) return false;
  if (content === CONTENT.format)
    return sub === null && holder.shape === TYPE.text && TEXT_MARKS.some((mark) => mark === piece.name);
  if (sub === null) return true;
  if (content === CONTENT.string) return false;
  if (sub !== 'schema' || holder.shape !== -1 || !isMeta(piece, holder, doc)) return true;
  return content === CONTENT.any && piece.length === 1 && piece.number !== undefined && isOurs(piece.number);
}

/** A board of a later version is shown and not written; whoever could set it could lock everybody out. */
function isOurs(version: number): boolean {
  return version >= 1 && version <= BOARD_SCHEMA_VERSION;
}

function isMeta({ parent }: Piece, { type }: Holder, doc: Y.Doc): boolean {
  return type === undefined ? parent === 'meta' : type === doc.share.get('meta');
}
