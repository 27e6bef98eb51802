import type { eventQuery, FeedEvent } from '@geflecht/contract';
import { accepted, type Actor, may, refused, type Result } from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import { readEvents } from './store.ts';

/** Events in one answer; who needs more asks again after the last. */
const PAGE = 200;

/** What happened, oldest or newest first. */
export async function readFeed(
  context: Context,
  actor: Actor,
  query: v.InferOutput<typeof eventQuery>,
): Promise<Result<readonly FeedEvent[]>> {
  if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
  const { newest, ...filter } = query;
  return accepted(await readEvents(context.storage.db, { ...filter, newest: newest === '1', limit: PAGE }));
}
