import type { SearchHit } from '@geflecht/contract';
import type { ReactNode } from 'react';

import { markedPieces } from './hits.ts';

import styles from './search.module.css';

/** The words around a hit, the found ones marked; always text, never markup from elsewhere. */
function HitText({ hit }: { readonly hit: SearchHit }) {
  return (
    <span className={styles['excerpt']}>
      {markedPieces(hit).map((piece, index) =>
        // The pieces of one excerpt never change places.
        piece.isMarked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </span>
  );
}

/** A proposal is found by its title; an item of a board is known by its own words. */
export function wordsOfHit(
  hit: SearchHit,
  kind: string,
): { readonly title: ReactNode; readonly detail: ReactNode } {
  if (hit.kind === 'board_item') return { title: <HitText hit={hit} />, detail: kind };
  return {
    title: hit.title,
    detail: (
      <>
        {kind} · <HitText hit={hit} />
      </>
    ),
  };
}
