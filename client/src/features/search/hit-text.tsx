import type { SearchHit } from '@geflecht/contract';
import { markedPieces } from './hits.ts';
import styles from './search.module.css';

/** The words around a hit, the found ones marked; always text, never markup from elsewhere. */
export function HitText({ hit }: { readonly hit: SearchHit }) {
  return (
    <span className={styles['excerpt']}>
      {markedPieces(hit).map((piece, index) =>
        // The pieces of one excerpt never change places.
        piece.isMarked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </span>
  );
}
