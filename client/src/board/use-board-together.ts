import type { BoardEngine } from '@geflecht/board-engine';
import type { LayeredBoard } from '@geflecht/board-schema';
import { type BoardId, type ManufakturSlug, may, type PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { type RefObject, useEffect } from 'react';

import { useSession } from '../app/queries.ts';
import { useFacilitation } from '../features/facilitation/index.ts';
import { type Area, useLeading, useOwnNotes, useRoundNews, useTogether } from '../features/silent/index.ts';

export interface TogetherInputs {
  readonly engine: BoardEngine;
  readonly board: LayeredBoard;
  readonly id: BoardId;
  readonly live: LiveDocument;
  readonly me: PersonId;
  readonly manufaktur: ManufakturSlug;
  readonly container: RefObject<HTMLElement | null>;
  readonly showView: (view: Area | null) => void;
}

/** What people do together on a board under somebody's moderation, and one's own notes for it. */
export function useBoardTogether({
  engine,
  board,
  id,
  live,
  me,
  manufaktur,
  container,
  showView,
}: TogetherInputs) {
  const { actor } = useSession();
  const { round, lead } = useTogether(id);
  const notes = useOwnNotes(id, me, board, live, round);
  useRoundNews(round, notes, engine, board);
  // Until one's own document is here, a note would be seen by everybody.
  const isTooEarly = round?.state === 'laeuft' && notes.state === 'loading';
  useEffect(() => {
    if (!isTooEarly) return;
    engine.setReadOnly(true);
    return () => engine.setReadOnly(live.access === 'read');
  }, [engine, isTooEarly, live.access]);
  const shown = (): HTMLElement | null => container.current;
  const leading = useLeading(id, lead, me, engine, shown, showView);
  const isModerating = live.access === 'write' && may(actor, 'moderate_board', { manufaktur }) === 'yes';
  return { round, lead, notes, leading, isModerating, shown, facilitation: useFacilitation(id) };
}
