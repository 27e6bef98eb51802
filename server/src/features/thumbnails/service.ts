import { openBoard } from '@geflecht/board-schema';
import { accepted, type BoardId, documentName, type ProposalId, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { readDocumentHead } from '../../collab/index.ts';
import type { SignedIn } from '../../http/serve.ts';
import { boardFor } from '../boards/index.ts';
import { listProposals } from '../proposals/index.ts';
import { type ThumbnailLook, thumbnail } from './picture.ts';

/** Pictures kept in memory, about 50 KiB each. */
const KEPT = 100;

export interface Thumbnail {
  /** The same as long as the board is. */
  readonly tag: string;
  readonly svg: string;
}

export interface Thumbnails {
  /** The picture of a board for somebody who may read it. */
  find(actor: SignedIn, id: BoardId, look: ThumbnailLook): Promise<Result<Thumbnail>>;
}

/** Draws boards small, and each of them once for as long as it does not change. */
export function createThumbnails({ storage: { db }, collab }: Context): Thumbnails {
  const kept = new Map<string, Thumbnail>();
  return {
    async find(actor, id, look) {
      const found = await boardFor(db, actor, id);
      if (!found.ok) return found;
      const { board } = found.value;
      const head = await readDocumentHead(db, documentName({ kind: 'board', id }));
      // Titles and states on the cards may change without the board; they are too small to be read in most pictures.
      const tag = `"${head?.seq ?? 0}-${board.title.length}-${look}"`;
      const key = `${id} ${look}`;
      const known = kept.get(key);
      if (known?.tag === tag) return accepted(known);
      const items = await collab.read({ kind: 'board', id }, (doc) => {
        const opened = openBoard(doc);
        const copy = new Map(opened.items());
        opened.destroy();
        return copy;
      });
      const ids = new Set<ProposalId>();
      for (const item of items.values()) if (item.kind === 'card') ids.add(item.proposal);
      const proposals = await listProposals(db, { ids: [...ids].slice(0, 500) });
      const svg = thumbnail(
        items,
        board.title,
        proposals.filter(({ state }) => state !== 'verborgen'),
        look,
      );
      const made = { tag, svg };
      kept.delete(key);
      kept.set(key, made);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return accepted(made);
    },
  };
}
