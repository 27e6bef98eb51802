import { type BoardTimer, LIMITS, type TimerBody, type TimerView } from '@geflecht/contract';
import { accepted, type Actor, type BoardId, type PersonId, refused, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { type Db, inTransaction } from '../../storage/index.ts';
import { boardFor, boardToModerate } from '../boards/index.ts';

export async function readTimer(context: Context, actor: Actor, id: BoardId): Promise<Result<TimerView>> {
  const { storage, now } = context;
  const found = await boardFor(storage.db, actor, id);
  if (!found.ok) return found;
  return accepted({ timer: (await findTimer(storage.db, id)) ?? null, now: now().toISOString() });
}

/** Starts, stops and changes the board's timer. What does not fit (pausing what rests) changes nothing. */
export async function setTimer(
  context: Context,
  actor: SignedIn,
  id: BoardId,
  body: TimerBody,
): Promise<Result<TimerView>> {
  const now = context.now();
  const result = await inTransaction<TimerView>(context.storage, async (tx) => {
    const board = await boardToModerate(tx, actor, id);
    if (!board.ok) return board;
    const before = (await findTimer(tx, id)) ?? null;
    const timer = stepTimer(before, body, actor.person, now);
    if (timer !== null && timer.total > LIMITS.timer * 1000)
      return refused('invalid_body', { field: 'seconds' });
    if (timer !== before) await putTimer(tx, id, timer);
    return accepted({ timer, now: now.toISOString() });
  });
  if (result.ok) context.signal(id, { topic: 'timer', record: result.value });
  return result;
}

/** The timer after a step; the very same when the step does not fit. */
export function stepTimer(
  before: BoardTimer | null,
  body: TimerBody,
  by: PersonId,
  now: Date,
): BoardTimer | null {
  const after = (milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
  if (body.do === 'stop') return null;
  if (body.do === 'start') {
    const total = body.seconds * 1000;
    return { total, endsAt: after(total), left: null, startedBy: by };
  }
  if (before === null) return before;
  // What has run out has nothing left, not less than nothing.
  const left = before.left ?? Math.max(0, Date.parse(before.endsAt ?? after(0)) - now.getTime());
  const isPaused = before.endsAt === null;
  switch (body.do) {
    case 'pause':
      return isPaused || left === 0 ? before : { ...before, endsAt: null, left };
    case 'resume':
      return isPaused ? { ...before, endsAt: after(left), left: null } : before;
    case 'add': {
      const more = left + body.seconds * 1000;
      const total = before.total + body.seconds * 1000;
      return isPaused ? { ...before, total, left: more } : { ...before, total, endsAt: after(more) };
    }
  }
}

async function findTimer(db: Db, board: BoardId): Promise<BoardTimer | undefined> {
  const row = await db.selectFrom('board_timers').selectAll().where('board', '=', board).executeTakeFirst();
  if (row === undefined) return undefined;
  const { total, ends_at: endsAt, left_over: left, started_by: startedBy } = row;
  return { total: Number(total), endsAt, left: left === null ? null : Number(left), startedBy };
}

async function putTimer(db: Db, board: BoardId, timer: BoardTimer | null): Promise<void> {
  await db.deleteFrom('board_timers').where('board', '=', board).execute();
  if (timer === null) return;
  const { total, endsAt, left, startedBy } = timer;
  await db
    .insertInto('board_timers')
    .values({ board, total, ends_at: endsAt, left_over: left, started_by: startedBy })
    .execute();
}
