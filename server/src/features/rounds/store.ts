import type { Rating, Round, RoundId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';

export async function insertRound(db: Db, round: Round): Promise<void> {
  await db
    .insertInto('rounds')
    .values({
      id: round.id,
      title: round.title,
      state: round.state,
      candidates: JSON.stringify(round.candidates),
      selected: JSON.stringify(round.selected),
      decided_on: round.decidedOn,
    })
    .execute();
}

export async function listRounds(db: Db): Promise<readonly Round[]> {
  const rows = await db.selectFrom('rounds').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    candidates: fromJson(row.candidates),
    selected: fromJson(row.selected),
    decidedOn: row.decided_on,
  }));
}

export async function insertRating(db: Db, rating: Rating): Promise<void> {
  await db
    .insertInto('ratings')
    .values({
      round: rating.round,
      proposal: rating.proposal,
      person: rating.person,
      points: JSON.stringify(rating.points),
    })
    .execute();
}

/** All scores of one round. Who may see whose is the caller's to decide. */
export async function listRatings(db: Db, round: RoundId): Promise<readonly Rating[]> {
  const rows = await db
    .selectFrom('ratings')
    .selectAll()
    .where('round', '=', round)
    .orderBy('proposal')
    .orderBy('person')
    .execute();
  return rows.map((row) => ({
    round: row.round,
    proposal: row.proposal,
    person: row.person,
    points: fromJson(row.points),
  }));
}
