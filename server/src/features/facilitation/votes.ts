import type {
  castBody,
  endVoteBody,
  FeedEvent,
  startVoteBody,
  Vote,
  VoteProgress,
  VoteView,
} from '@geflecht/contract';
import { accepted, type BoardId, refused, type Result, type VoteId } from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { boardFor, boardToModerate, boardToWrite } from '../boards/index.ts';
import { appendEvent } from '../events/index.ts';
import {
  endVoteAt,
  findCurrentVote,
  findVote,
  insertVote,
  isVoteRunning,
  type NewVote,
  putPoints,
  readPoints,
} from './vote-store.ts';

export async function readVote(context: Context, actor: SignedIn, id: BoardId): Promise<Result<VoteView>> {
  const { db } = context.storage;
  const found = await boardFor(db, actor, id);
  if (!found.ok) return found;
  const vote = await findCurrentVote(db, id);
  return accepted({
    vote: vote ?? null,
    mine: vote === undefined ? {} : await readPoints(db, vote.id, actor.person),
  });
}

/** Begins a vote; there is one at a time on a board. */
export async function startVote(
  context: Context,
  actor: SignedIn,
  id: BoardId,
  body: v.InferOutput<typeof startVoteBody>,
): Promise<Result<Vote>> {
  const result = await inTransaction<Vote>(context.storage, async (tx) => {
    const board = await boardToModerate(tx, actor, id);
    if (!board.ok) return board;
    if (await isVoteRunning(tx, id)) return refused('vote_running');
    const vote: NewVote = {
      id: context.randomId() as VoteId,
      board: id,
      ...body,
      startedBy: actor.person,
      startedAt: context.now().toISOString(),
    };
    await insertVote(tx, vote);
    const begun = await findVote(tx, vote.id);
    return begun === undefined ? refused('unknown_id') : accepted(begun);
  });
  if (result.ok) context.signal(id, { topic: 'vote', record: result.value });
  return result;
}

/** Closes a vote, which shows its result and keeps it, or cancels it. Who presses second is answered as the first. */
export async function endVote(
  context: Context,
  actor: SignedIn,
  ids: { readonly id: BoardId; readonly vote: VoteId },
  { to }: v.InferOutput<typeof endVoteBody>,
): Promise<Result<Vote>> {
  const at = context.now().toISOString();
  const result = await inTransaction<{ readonly vote: Vote; readonly event?: FeedEvent }>(
    context.storage,
    async (tx) => {
      const board = await boardToModerate(tx, actor, ids.id);
      if (!board.ok) return board;
      const before = await findVote(tx, ids.vote);
      if (before?.board !== ids.id) return refused('unknown_id');
      if (before.state === to) return accepted({ vote: before });
      if (before.state !== 'laeuft') return refused('vote_over');
      await endVoteAt(tx, before.id, to, at);
      const vote = await findVote(tx, before.id);
      if (vote === undefined) return refused('unknown_id');
      if (to === 'abgebrochen') return accepted({ vote });
      const event = await appendEvent(tx, {
        at,
        actor: actor.person,
        manufakturen: [board.value.manufaktur],
        change: { kind: 'vote_closed', board: board.value, question: vote.question },
      });
      return accepted({ vote, event });
    },
  );
  if (!result.ok) return result;
  const { vote, event } = result.value;
  context.signal(ids.id, { topic: 'vote', record: vote });
  if (event !== undefined) context.publish(event);
  return accepted(vote);
}

/** Sets the asking person's own points on one candidate: nobody spends more than they have, and nobody for others. */
export async function castPoints(
  context: Context,
  actor: SignedIn,
  ids: { readonly id: BoardId; readonly vote: VoteId },
  { item, points }: v.InferOutput<typeof castBody>,
): Promise<Result<VoteView>> {
  const result = await inTransaction(context.storage, async (tx) => {
    const board = await boardToWrite(tx, actor, ids.id);
    if (!board.ok) return board;
    const before = await findVote(tx, ids.vote);
    if (before?.board !== ids.id) return refused('unknown_id');
    if (before.state !== 'laeuft') return refused('vote_over');
    if (!before.candidates.some((candidate) => candidate.item === item)) return refused('unknown_id');
    const mine = { ...(await readPoints(tx, before.id, actor.person)), [item]: points };
    const spent = Object.values(mine).reduce((sum, each) => sum + each, 0);
    if (points > before.most || spent > before.points)
      return refused('points_spent', { limit: before.points });
    await putPoints(tx, before.id, actor.person, { item, points });
    const vote = await findVote(tx, before.id);
    return vote === undefined ? refused('unknown_id') : accepted({ vote, mine });
  });
  if (result.ok) context.signal(ids.id, { topic: 'votes', record: progressOf(result.value.vote) });
  return result;
}

function progressOf({ id, voters, given, results }: Vote): VoteProgress {
  return { id, voters, given, results };
}
