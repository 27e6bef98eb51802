import type { Vote, VoteCandidate, VoteProgress, VoteResult, VoteState } from '@geflecht/contract';
import type { BoardId, PersonId, Timestamp, VoteId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';
import type { VoteRow } from './tables.ts';

/** What a vote begins with. */
export type NewVote = Omit<Vote, keyof Omit<VoteProgress, 'id'> | 'state' | 'endedAt'>;

export async function insertVote(db: Db, vote: NewVote): Promise<void> {
  await db
    .insertInto('votes')
    .values({
      id: vote.id,
      board: vote.board,
      question: vote.question,
      state: 'laeuft',
      points: vote.points,
      most: vote.most,
      hidden: vote.isHidden ? 1 : 0,
      candidates: JSON.stringify(vote.candidates),
      started_by: vote.startedBy,
      started_at: vote.startedAt,
      ended_at: null,
    })
    .execute();
}

/** The vote that runs on a board, or the last one that was closed; a cancelled one is as if it had never been. */
export async function findCurrentVote(db: Db, board: BoardId): Promise<Vote | undefined> {
  const row = await db
    .selectFrom('votes')
    .selectAll()
    .where('board', '=', board)
    .where('state', '!=', 'abgebrochen')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row === undefined ? undefined : await voteOf(db, row);
}

export async function findVote(db: Db, id: VoteId): Promise<Vote | undefined> {
  const row = await db.selectFrom('votes').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : await voteOf(db, row);
}

export async function isVoteRunning(db: Db, board: BoardId): Promise<boolean> {
  const row = await db
    .selectFrom('votes')
    .select('id')
    .where('board', '=', board)
    .where('state', '=', 'laeuft')
    .executeTakeFirst();
  return row !== undefined;
}

export async function endVoteAt(db: Db, id: VoteId, state: VoteState, at: Timestamp): Promise<void> {
  await db.updateTable('votes').set({ state, ended_at: at }).where('id', '=', id).execute();
}

/** A person's points by candidate. */
export async function readPoints(
  db: Db,
  vote: VoteId,
  person: PersonId,
): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('vote_points')
    .select(['item', 'points'])
    .where('vote', '=', vote)
    .where('person', '=', person)
    .execute();
  return Object.fromEntries(rows.map(({ item, points }) => [item, points]));
}

/** Sets a person's points on one candidate; none takes them away. */
export async function putPoints(
  db: Db,
  vote: VoteId,
  person: PersonId,
  { item, points }: { readonly item: string; readonly points: number },
): Promise<void> {
  await db
    .deleteFrom('vote_points')
    .where('vote', '=', vote)
    .where('person', '=', person)
    .where('item', '=', item)
    .execute();
  if (points > 0) await db.insertInto('vote_points').values({ vote, person, item, points }).execute();
}

async function voteOf(db: Db, row: VoteRow): Promise<Vote> {
  const candidates = fromJson<readonly VoteCandidate[]>(row.candidates);
  const isHidden = row.hidden === 1;
  const all = await db
    .selectFrom('vote_points')
    .select(['person', 'item', 'points'])
    .where('vote', '=', row.id)
    .execute();
  const results = candidates.map(({ item }): VoteResult => {
    const given = all.filter((each) => each.item === item);
    return {
      item,
      points: given.reduce((sum, { points }) => sum + points, 0),
      voters: given.length,
    };
  });
  return {
    id: row.id,
    board: row.board,
    question: row.question,
    state: row.state,
    points: row.points,
    most: row.most,
    isHidden,
    candidates,
    startedBy: row.started_by,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    voters: new Set(all.map(({ person }) => person)).size,
    given: all.reduce((sum, { points }) => sum + points, 0),
    results: isHidden && row.state === 'laeuft' ? null : results,
  };
}
