import type { HandsView } from '@geflecht/contract';
import type { BoardId, PersonId, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';

/** How things stand, without what was before `since`. */
export async function readHandsOf(db: Db, board: BoardId, since: Timestamp): Promise<HandsView> {
  const rows = await db
    .selectFrom('board_hands')
    .selectAll()
    .where('board', '=', board)
    .orderBy('raised_at')
    .orderBy('person')
    .execute();
  const order = await db
    .selectFrom('board_orders')
    .select('people')
    .where('board', '=', board)
    .where('drawn_at', '>=', since)
    .executeTakeFirst();
  const spoke = rows.filter(({ spoke_at: at }) => at !== null && at >= since);
  return {
    raised: rows.flatMap(({ person, raised_at: at }) => (at !== null && at >= since ? [person] : [])),
    speaking: spoke.find(({ is_speaking: isSpeaking }) => isSpeaking === 1)?.person ?? null,
    turns: spoke
      .map(({ person, times }) => ({ person, times }))
      .toSorted((a, b) => b.times - a.times || (a.person < b.person ? -1 : 1)),
    order: order === undefined ? [] : fromJson<readonly PersonId[]>(order.people),
  };
}

/** A hand that is up already keeps its place in the order. */
export async function setHand(
  db: Db,
  board: BoardId,
  person: PersonId,
  raisedAt: Timestamp | null,
): Promise<void> {
  await db
    .insertInto('board_hands')
    .values({ board, person, raised_at: raisedAt, times: 0, spoke_at: null, is_speaking: 0 })
    .onConflict((conflict) =>
      conflict.columns(['board', 'person']).doUpdateSet((row) => ({
        raised_at: raisedAt === null ? null : row.fn.coalesce('board_hands.raised_at', 'excluded.raised_at'),
      })),
    )
    .execute();
}

/** Turns of an evening that is over count no longer. */
export async function giveWordTo(
  db: Db,
  board: BoardId,
  person: PersonId | null,
  at: Timestamp,
  since: Timestamp,
): Promise<void> {
  await db.updateTable('board_hands').set({ is_speaking: 0 }).where('board', '=', board).execute();
  if (person === null) return;
  await setHand(db, board, person, null);
  await db
    .updateTable('board_hands')
    .set((row) => ({
      is_speaking: 1,
      spoke_at: at,
      times: row
        .case()
        .when('spoke_at', '>=', since)
        .then(row('times', '+', 1))
        .else(1)
        .end(),
    }))
    .where('board', '=', board)
    .where('person', '=', person)
    .execute();
}

/** Nobody in it takes the order away. */
export async function putOrder(
  db: Db,
  board: BoardId,
  people: readonly PersonId[],
  at: Timestamp,
): Promise<void> {
  await db.deleteFrom('board_orders').where('board', '=', board).execute();
  if (people.length === 0) return;
  await db
    .insertInto('board_orders')
    .values({ board, people: JSON.stringify(people), drawn_at: at })
    .execute();
}
