import type { BoardLead, SilentRound } from '@geflecht/contract';
import {
  type BoardId,
  type DocumentAddress,
  documentName,
  notesAddress,
  parseDocumentName,
  type PersonId,
  type SilentRoundId,
  type Timestamp,
} from '@geflecht/domain';
import { sql } from 'kysely';

import type { Db } from '../../storage/index.ts';
import type { SilentRoundRow } from './tables.ts';

/** The round that runs on a board, or the last one there was. */
export async function findLastRound(db: Db, board: BoardId): Promise<SilentRound | undefined> {
  const row = await db
    .selectFrom('silent_rounds')
    .selectAll()
    .where('board', '=', board)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row === undefined ? undefined : await roundOf(db, row);
}

export async function findRound(db: Db, id: SilentRoundId): Promise<SilentRound | undefined> {
  const row = await db.selectFrom('silent_rounds').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : await roundOf(db, row);
}

export async function isRoundRunning(db: Db, board: BoardId): Promise<boolean> {
  const row = await db
    .selectFrom('silent_rounds')
    .select('id')
    .where('board', '=', board)
    .where('state', '=', 'laeuft')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRound(
  db: Db,
  round: Pick<SilentRound, 'id' | 'board' | 'frame' | 'question' | 'startedBy' | 'startedAt'>,
): Promise<void> {
  await db
    .insertInto('silent_rounds')
    .values({
      id: round.id,
      board: round.board,
      state: 'laeuft',
      frame: round.frame,
      question: round.question,
      started_by: round.startedBy,
      started_at: round.startedAt,
      ended_by: null,
      ended_at: null,
      gathered_at: null,
    })
    .execute();
}

export async function endRound(
  db: Db,
  id: SilentRoundId,
  end: { readonly state: 'aufgedeckt' | 'abgebrochen'; readonly by: PersonId; readonly at: Timestamp },
): Promise<void> {
  await db
    .updateTable('silent_rounds')
    .set({ state: end.state, ended_by: end.by, ended_at: end.at })
    .where('id', '=', id)
    .execute();
}

export async function noteGathered(db: Db, id: SilentRoundId, at: Timestamp): Promise<void> {
  await db.updateTable('silent_rounds').set({ gathered_at: at }).where('id', '=', id).execute();
}

/** Revealed rounds of which not all may be on the board: their server was killed, or is at work just now. */
export async function listUngathered(db: Db): Promise<readonly SilentRoundId[]> {
  const rows = await db
    .selectFrom('silent_rounds')
    .select('id')
    .where('state', '=', 'aufgedeckt')
    .where('gathered_at', 'is', null)
    .orderBy('ended_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Answers whether the number is another one than before. */
export async function setCount(
  db: Db,
  round: SilentRoundId,
  person: PersonId,
  notes: number,
): Promise<boolean> {
  const before = await db
    .selectFrom('silent_counts')
    .select('notes')
    .where('round', '=', round)
    .where('person', '=', person)
    .executeTakeFirst();
  if ((before?.notes ?? 0) === notes) return false;
  await db
    .insertInto('silent_counts')
    .values({ round, person, notes })
    .onConflict((conflict) => conflict.columns(['round', 'person']).doUpdateSet({ notes }))
    .execute();
  return true;
}

/** All private notes beside a board in which anything was ever written. */
export async function listNotesOf(
  db: Db,
  board: BoardId,
): Promise<readonly Extract<DocumentAddress, { readonly kind: 'notes' }>[]> {
  const prefix = documentName(notesAddress(board, '' as PersonId));
  const rows = await db
    .selectFrom('document_heads')
    .select('document')
    .where(sql<string>`substr(document, 1, ${sql.lit(prefix.length)})`, '=', prefix)
    .orderBy('document')
    .execute();
  return rows.flatMap(({ document }) => {
    const address = parseDocumentName(document);
    return address?.kind === 'notes' ? [address] : [];
  });
}

/** Who leads the view; whoever has not said so since `seen` leads no longer. */
export async function findLead(db: Db, board: BoardId, seen: Timestamp): Promise<BoardLead | undefined> {
  return await db
    .selectFrom('board_leads')
    .select(['person', 'since'])
    .where('board', '=', board)
    .where('seen_at', '>=', seen)
    .executeTakeFirst();
}

export async function putLead(db: Db, board: BoardId, lead: BoardLead, seenAt: Timestamp): Promise<void> {
  await db
    .insertInto('board_leads')
    .values({ board, ...lead, seen_at: seenAt })
    .onConflict((conflict) => conflict.column('board').doUpdateSet({ ...lead, seen_at: seenAt }))
    .execute();
}

export async function deleteLead(db: Db, board: BoardId): Promise<void> {
  await db.deleteFrom('board_leads').where('board', '=', board).execute();
}

async function roundOf(db: Db, row: SilentRoundRow): Promise<SilentRound> {
  const counts = await db
    .selectFrom('silent_counts')
    .select('notes')
    .where('round', '=', row.id)
    .where('notes', '>', 0)
    .execute();
  return {
    id: row.id,
    board: row.board,
    state: row.state,
    frame: row.frame,
    question: row.question,
    startedBy: row.started_by,
    startedAt: row.started_at,
    endedBy: row.ended_by,
    endedAt: row.ended_at,
    notes: counts.reduce((sum, { notes }) => sum + notes, 0),
    writers: counts.length,
  };
}
