import type { answerLinkBody, createLinkBody, FeedEvent, linkQuery } from '@geflecht/contract';
import {
  accepted,
  type Actor,
  checkNewLink,
  type Link,
  type LinkId,
  linkMachine,
  may,
  refused,
  type Result,
  transition,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { appendEvent } from '../events/index.ts';
import { findProposal, readable } from '../proposals/index.ts';
import { findLink, insertLink, isLinked, listLinks, updateLink } from './store.ts';

interface Written {
  readonly link: Link;
  readonly event: FeedEvent;
}

/** Links of one proposal or Manufaktur, or all of them; those to hidden proposals stay out. */
export async function findLinks(
  context: Context,
  actor: Actor,
  filter: v.InferOutput<typeof linkQuery>,
): Promise<Result<readonly Link[]>> {
  if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
  return accepted(await listLinks(context.storage.db, filter));
}

/** Says how one proposal acts on one of another Manufaktur, and why. */
export async function proposeLink(
  context: Context,
  actor: SignedIn,
  body: v.InferOutput<typeof createLinkBody>,
): Promise<Result<Link>> {
  const at = context.now().toISOString();
  const result = await inTransaction<Written>(context.storage, async (tx) => {
    const foundFrom = readable(actor, await findProposal(tx, body.from), 'from');
    if (!foundFrom.ok) return foundFrom;
    const foundTo = readable(actor, await findProposal(tx, body.to), 'to');
    if (!foundTo.ok) return foundTo;
    const [from, to] = [foundFrom.value, foundTo.value];
    if (may(actor, 'propose_link', { manufaktur: from.manufaktur }) !== 'yes') {
      return refused('not_permitted');
    }
    const checked = checkNewLink({
      from: from.id,
      to: to.id,
      fromManufaktur: from.manufaktur,
      toManufaktur: to.manufaktur,
      reason: body.reason,
      exists: await isLinked(tx, from.id, to.id),
    });
    if (!checked.ok) return checked;
    const link: Link = {
      id: context.randomId() as LinkId,
      from: from.id,
      to: to.id,
      fromManufaktur: from.manufaktur,
      toManufaktur: to.manufaktur,
      score: body.score,
      reason: body.reason,
      state: linkMachine.start,
      proposedBy: actor.person,
      answeredBy: null,
      answerReason: null,
      counterScore: null,
      createdAt: at,
      updatedAt: at,
    };
    await insertLink(tx, link);
    const event = await appendEvent(tx, {
      at,
      actor: actor.person,
      manufakturen: [link.fromManufaktur, link.toManufaktur],
      change: { kind: 'link_proposed', link },
    });
    return accepted({ link, event });
  });
  return publishLink(context, result);
}

/** The other side's moderator answers; a score of their own is kept only where the two sides differ. */
export async function answerLink(
  context: Context,
  actor: SignedIn,
  id: LinkId,
  body: v.InferOutput<typeof answerLinkBody>,
): Promise<Result<Link>> {
  const at = context.now().toISOString();
  const result = await inTransaction<Written>(context.storage, async (tx) => {
    if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
    const before = await findLink(tx, id);
    if (before === undefined) return refused('unknown_id');
    if (may(actor, 'answer_link', { manufaktur: before.toManufaktur }) !== 'yes') {
      return refused('not_permitted');
    }
    const words = { reason: body.reason ?? null, ownScore: body.score ?? null, textChanged: false };
    const step = transition(linkMachine, before.state, body.state, words);
    if (!step.ok) return step;
    const link: Link = {
      ...before,
      state: body.state,
      answeredBy: actor.person,
      answerReason: body.reason === undefined || body.reason === '' ? null : body.reason,
      counterScore: body.state === 'strittig' ? words.ownScore : null,
      updatedAt: at,
    };
    await updateLink(tx, link);
    const event = await appendEvent(tx, {
      at,
      actor: actor.person,
      manufakturen: [link.toManufaktur, link.fromManufaktur],
      change: { kind: 'link_answered', link },
    });
    return accepted({ link, event });
  });
  return publishLink(context, result);
}

function publishLink(context: Context, result: Result<Written>): Result<Link> {
  if (!result.ok) return result;
  context.publish(result.value.event);
  return accepted(result.value.link);
}
