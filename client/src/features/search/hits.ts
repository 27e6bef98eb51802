import type { SearchHit } from '@geflecht/contract';

/** Where a hit leads: a proposal's page, or the item on its board. */
export function addressOfHit(hit: SearchHit): string {
  if (hit.kind === 'proposal' && hit.proposal !== null) return `/vorschlag/${hit.proposal}`;
  const query = new URLSearchParams();
  if (hit.board !== null) query.set('board', hit.board);
  if (hit.item !== null) query.set('item', hit.item);
  return `/m/${hit.manufaktur}/tafel${query.size === 0 ? '' : `?${query}`}`;
}

export function keyOfHit(hit: SearchHit): string {
  return [hit.kind, hit.proposal, hit.board, hit.item].join(' ');
}

/** The excerpt cut at its marks; offsets that overlap or lie outside are dropped, the text is kept whole. */
export function markedPieces(
  hit: Pick<SearchHit, 'excerpt' | 'marks'>,
): readonly { text: string; isMarked: boolean }[] {
  const pieces: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of hit.marks.toSorted((a, b) => a[0] - b[0])) {
    if (from < at || to <= from || to > hit.excerpt.length) continue;
    if (from > at) pieces.push({ text: hit.excerpt.slice(at, from), isMarked: false });
    pieces.push({ text: hit.excerpt.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < hit.excerpt.length) pieces.push({ text: hit.excerpt.slice(at), isMarked: false });
  return pieces;
}
