import {
  type LayeredBoard,
  openNotes,
  type OwnNote,
  type OwnNotes,
  wasOnBoard,
} from '@geflecht/board-schema';
import type { SilentRound } from '@geflecht/contract';
import { type BoardId, notesAddress, type PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { useLive, useLiveDocument } from '../../platform/live.tsx';

const NONE: readonly OwnNote[] = [];

interface Opened {
  readonly own: OwnNotes | null;
  readonly notes: readonly OwnNote[];
}
const NOTHING: Opened = { own: null, notes: NONE };
const CLOSED = { subscribe: () => () => undefined, current: () => NOTHING };

/** Open for as long as somebody listens. */
function openedNotes(doc: Parameters<typeof openNotes>[0]) {
  let now = NOTHING;
  return {
    current: () => now,
    subscribe(listener: () => void) {
      const own = openNotes(doc);
      const look = (): void => {
        now = { own, notes: own.notes() };
        listener();
      };
      own.observe(look);
      look();
      return () => {
        now = NOTHING;
        own.destroy();
      };
    },
  };
}

/** One's own notes beside a board. */
export interface OwnNotesView {
  readonly state: 'loading' | 'ready' | 'refused';
  readonly own: OwnNotes | null;
  /** What does not lie on the board already. */
  readonly notes: readonly OwnNote[];
  readonly isWritable: boolean;
}

/**
 * Opens one's own notes. A note that was put on the board stays here, unseen, until the server has the board's change:
 * whatever happens in between, it is in one place at least, and shown in one only.
 */
export function useOwnNotes(
  id: BoardId,
  me: PersonId,
  board: LayeredBoard,
  shared: LiveDocument,
  round: SilentRound | null,
): OwnNotesView {
  const live = useLiveDocument(notesAddress(id, me));
  const doc = 'doc' in live && (live.status === 'ready' || live.status === 'offline') ? live.doc : null;
  const holder = useMemo(() => (doc === null ? CLOSED : openedNotes(doc)), [doc]);
  const { own, notes: all } = useSyncExternalStore(holder.subscribe, holder.current);
  const running = round?.state === 'laeuft' ? round.id : null;
  useEffect(() => {
    board.setOwn(doc === null || running === null ? null : { doc, round: running });
    return () => board.setOwn(null);
  }, [board, doc, running]);

  const placed = usePlaced(board, shared, all);
  useSettled(own, placed);
  const notes = useMemo(() => all.filter((note) => !placed.includes(note)), [all, placed]);
  return {
    state: live.status === 'refused' ? 'refused' : own === null ? 'loading' : 'ready',
    own,
    notes,
    isWritable: live.access === 'write',
  };
}

/** Those of one's notes that are or were on the board. */
function usePlaced(board: LayeredBoard, shared: LiveDocument, notes: readonly OwnNote[]): readonly OwnNote[] {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const mine = new Set(notes.map(({ id }) => id));
    return board.observe(({ changed, removed }) => {
      if (changed.some((id) => mine.has(id)) || removed.some((id) => mine.has(id)))
        setChanges((count) => count + 1);
    });
  }, [board, notes]);
  return useMemo(() => {
    const found = notes.filter(({ id }) => wasOnBoard(shared.doc, id));
    return found.length === 0 ? NONE : found;
    // oxlint-disable-next-line react/exhaustive-deps -- the board's changes decide it
  }, [changes, shared.doc, notes]);
}

/** Takes them out of one's own document once the server has acknowledged everything. */
function useSettled(own: OwnNotes | null, placed: readonly OwnNote[]): void {
  const live = useLive();
  useEffect(() => {
    if (live === null || own === null || placed.length === 0) return;
    const settle = (): void => {
      if (live.connection() === 'open' && live.unsent() === 0) own.remove(placed.map(({ id }) => id));
    };
    settle();
    return live.subscribe(settle);
  }, [live, own, placed]);
}
