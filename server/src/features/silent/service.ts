import {
  type BoardLead,
  LEAD_LASTS,
  type LeadView,
  type SilentRound,
  type SilentView,
  type startSilentBody,
} from '@geflecht/contract';
import {
  accepted,
  type Actor,
  type BoardId,
  refused,
  type Result,
  type SilentRoundId,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { boardFor, boardToModerate } from '../boards/index.ts';
import {
  deleteLead,
  endRound,
  findLastRound,
  findLead,
  findRound,
  insertRound,
  isRoundRunning,
  putLead,
} from './store.ts';

export async function readSilent(
  { storage }: Context,
  actor: Actor,
  id: BoardId,
): Promise<Result<SilentView>> {
  const found = await boardFor(storage.db, actor, id);
  return found.ok ? accepted({ round: (await findLastRound(storage.db, id)) ?? null }) : found;
}

/** Begins a round; there is one at a time on a board. */
export async function startSilent(
  context: Context,
  actor: SignedIn,
  id: BoardId,
  body: v.InferOutput<typeof startSilentBody>,
): Promise<Result<SilentRound>> {
  const result = await inTransaction<SilentRound>(context.storage, async (tx) => {
    const board = await boardToModerate(tx, actor, id);
    if (!board.ok) return board;
    if (await isRoundRunning(tx, id)) return refused('silent_round_running');
    const round = {
      id: context.randomId() as SilentRoundId,
      board: id,
      ...body,
      startedBy: actor.person,
      startedAt: context.now().toISOString(),
    };
    await insertRound(tx, round);
    return accepted({ ...round, state: 'laeuft', endedBy: null, endedAt: null, notes: 0, writers: 0 });
  });
  if (result.ok) context.signal(id, { topic: 'silent', record: result.value });
  return result;
}

/**
 * Ends a round: what was written comes onto the board, or stays with its writers. Of two who press at the same moment the
 * first decides, and the other is answered as if they had when they wanted the same.
 */
export async function endSilent(
  context: Context,
  actor: SignedIn,
  ids: { readonly id: BoardId; readonly round: SilentRoundId },
  to: 'aufgedeckt' | 'abgebrochen',
): Promise<Result<SilentRound>> {
  const { storage, now, silent } = context;
  const result = await inTransaction<SilentRound>(storage, async (tx) => {
    const board = await boardToModerate(tx, actor, ids.id);
    if (!board.ok) return board;
    const round = await findRound(tx, ids.round);
    if (round?.board !== ids.id) return refused('unknown_id');
    if (round.state === to) return accepted(round);
    if (round.state !== 'laeuft') return refused('transition_unknown');
    const end = { state: to, by: actor.person, at: now().toISOString() };
    await endRound(tx, round.id, end);
    return accepted({ ...round, state: to, endedBy: end.by, endedAt: end.at });
  });
  if (!result.ok) return result;
  context.signal(ids.id, { topic: 'silent', record: result.value });
  if (to === 'aufgedeckt') await silent.gather(result.value);
  return result;
}

export async function readLead(
  { storage, now }: Context,
  actor: Actor,
  id: BoardId,
): Promise<Result<LeadView>> {
  const found = await boardFor(storage.db, actor, id);
  return found.ok ? accepted({ lead: (await findLead(storage.db, id, seenSince(now()))) ?? null }) : found;
}

/** Leads the view from now on, or goes on doing so. Whoever else led before leads no longer. */
export async function takeLead(context: Context, actor: SignedIn, id: BoardId): Promise<Result<BoardLead>> {
  const at = context.now();
  const result = await inTransaction(context.storage, async (tx) => {
    const board = await boardToModerate(tx, actor, id);
    if (!board.ok) return board;
    const before = await findLead(tx, id, seenSince(at));
    const isSame = before?.person === actor.person;
    const lead = isSame ? before : { person: actor.person, since: at.toISOString() };
    await putLead(tx, id, lead, at.toISOString());
    return accepted({ lead, isSame });
  });
  if (!result.ok) return result;
  const { lead, isSame } = result.value;
  if (!isSame) context.signal(id, { topic: 'lead', record: { lead } });
  return accepted(lead);
}

/** Nobody leads any more, whoever did: somebody else who moderates may end it, too. */
export async function endLead(context: Context, actor: SignedIn, id: BoardId): Promise<Result<void>> {
  const result = await inTransaction<void>(context.storage, async (tx) => {
    const board = await boardToModerate(tx, actor, id);
    if (!board.ok) return board;
    await deleteLead(tx, id);
    return accepted(undefined);
  });
  if (result.ok) context.signal(id, { topic: 'lead', record: { lead: null } });
  return result;
}

function seenSince(now: Date): string {
  return new Date(now.getTime() - LEAD_LASTS).toISOString();
}
