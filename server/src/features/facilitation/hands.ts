import type { handBody, HandsView, orderBody, speakerBody } from '@geflecht/contract';
import { accepted, type Actor, type BoardId, type PersonId, refused, type Result } from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { boardFor, boardToModerate, boardToWrite } from '../boards/index.ts';
import { findPerson } from '../people/index.ts';
import { shuffled } from './draw.ts';
import { giveWordTo, putOrder, readHandsOf, setHand } from './hands-store.ts';

/** An evening; a hand that was raised before it is forgotten. */
const EVENING = 12 * 60 * 60 * 1000;

function evening(now: Date): string {
  return new Date(now.getTime() - EVENING).toISOString();
}

export async function readHands(context: Context, actor: Actor, id: BoardId): Promise<Result<HandsView>> {
  const { storage, now } = context;
  const found = await boardFor(storage.db, actor, id);
  return found.ok ? accepted(await readHandsOf(storage.db, id, evening(now()))) : found;
}

/** Raises or lowers the own hand; who moderates may lower somebody else's. */
export async function raiseHand(
  context: Context,
  actor: SignedIn,
  ids: { readonly id: BoardId; readonly person: PersonId },
  { isRaised }: v.InferOutput<typeof handBody>,
): Promise<Result<HandsView>> {
  const isOwn = ids.person === actor.person;
  if (!isOwn && isRaised) return refused('not_permitted');
  return await change(context, ids.id, async (tx, at) => {
    const board = await (isOwn ? boardToWrite : boardToModerate)(tx, actor, ids.id);
    if (!board.ok) return board;
    if (!isOwn && (await findPerson(tx, ids.person)) === undefined) return refused('unknown_id');
    await setHand(tx, ids.id, ids.person, isRaised ? at : null);
    return accepted(undefined);
  });
}

/** Gives somebody the word, which lowers their hand and counts as a turn, or takes it back. */
export async function giveWord(
  context: Context,
  actor: SignedIn,
  id: BoardId,
  { person }: v.InferOutput<typeof speakerBody>,
): Promise<Result<HandsView>> {
  return await change(context, id, async (tx, at) => {
    const board = await boardToModerate(tx, actor, id);
    if (!board.ok) return board;
    if (person !== null && (await findPerson(tx, person)) === undefined) return refused('unknown_id');
    await giveWordTo(tx, id, person, at, evening(new Date(at)));
    return accepted(undefined);
  });
}

/** Draws in which order everybody's turn comes. */
export async function drawOrder(
  context: Context,
  actor: SignedIn,
  id: BoardId,
  { people }: v.InferOutput<typeof orderBody>,
): Promise<Result<HandsView>> {
  return await change(context, id, async (tx, at) => {
    const board = await boardToModerate(tx, actor, id);
    if (!board.ok) return board;
    const known: PersonId[] = [];
    for (const person of new Set(people)) {
      if ((await findPerson(tx, person)) === undefined) return refused('unknown_id');
      known.push(person);
    }
    await putOrder(tx, id, shuffled(known, context.randomBytes), at);
    return accepted(undefined);
  });
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

/** Makes one change and tells everybody on the board how things stand after it. */
async function change(
  context: Context,
  id: BoardId,
  work: (tx: Tx, at: string) => Promise<Result<undefined>>,
): Promise<Result<HandsView>> {
  const now = context.now();
  const result = await inTransaction(context.storage, async (tx) => {
    const done = await work(tx, now.toISOString());
    return done.ok ? accepted(await readHandsOf(tx, id, evening(now))) : done;
  });
  if (result.ok) context.signal(id, { topic: 'hands', record: result.value });
  return result;
}
