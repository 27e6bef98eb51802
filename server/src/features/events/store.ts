import type { FeedChange, FeedEvent } from '@geflecht/contract';
import type { ManufakturSlug, PersonId, ProposalId, Timestamp } from '@geflecht/domain';
import type { Transaction } from 'kysely';

import type { Db, Tables } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';
import { withoutContent } from './redaction.ts';

export interface NewEvent {
  readonly at: Timestamp;
  readonly actor: PersonId | null;
  /** One or two, the acting side first. */
  readonly manufakturen: readonly ManufakturSlug[];
  readonly change: FeedChange;
}

export interface EventFilter {
  /** Only events with a greater sequence number. */
  readonly after?: number | undefined;
  /** Only events with a smaller sequence number. */
  readonly before?: number | undefined;
  readonly manufaktur?: ManufakturSlug | undefined;
  readonly proposal?: ProposalId | undefined;
  /** Newest first instead of oldest first. */
  readonly newest?: boolean;
  readonly limit: number;
}

/**
 * Writes what happened, in the transaction of the change itself. Numbers ascend in the order of the commits and have
 * no gaps, because the counter's row stays locked until the commit.
 * @returns the event as it may be published: what it says about a hidden proposal stays in the database.
 */
export async function appendEvent(tx: Transaction<Tables>, event: NewEvent): Promise<FeedEvent> {
  const { value: seq } = await tx
    .updateTable('event_counter')
    .set((expression) => ({ value: expression('value', '+', 1) }))
    .returning('value')
    .executeTakeFirstOrThrow();
  const { kind, ...payload } = event.change;
  await tx
    .insertInto('events')
    .values({
      seq,
      at: event.at,
      actor: event.actor,
      kind,
      manufakturen: JSON.stringify(event.manufakturen),
      payload: JSON.stringify(payload),
    })
    .execute();
  const manufakturen = [...new Set(event.manufakturen)].map((manufaktur) => ({ seq, manufaktur }));
  if (manufakturen.length > 0) await tx.insertInto('event_manufakturen').values(manufakturen).execute();
  const proposals = proposalsOf(event.change).map((proposal) => ({ seq, proposal }));
  if (proposals.length > 0) await tx.insertInto('event_proposals').values(proposals).execute();
  const written: FeedEvent = {
    seq,
    at: event.at,
    actor: event.actor,
    manufakturen: event.manufakturen,
    ...event.change,
  };
  return withoutContent(written, 'link' in event.change ? await listHidden(tx) : hiddenBy(event.change));
}

/** Events about a proposal that is hidden by now come without its words, whoever asks. */
export async function readEvents(db: Db, filter: EventFilter): Promise<readonly FeedEvent[]> {
  let query = db
    .selectFrom('events')
    .select(['seq', 'at', 'actor', 'kind', 'manufakturen', 'payload'])
    .limit(filter.limit)
    .orderBy('seq', filter.newest === true ? 'desc' : 'asc');
  const { after, before, manufaktur, proposal } = filter;
  if (after !== undefined) query = query.where('seq', '>', after);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (manufaktur !== undefined) {
    query = query.where('seq', 'in', (inner) =>
      inner.selectFrom('event_manufakturen').select('seq').where('manufaktur', '=', manufaktur),
    );
  }
  if (proposal !== undefined) {
    query = query.where('seq', 'in', (inner) =>
      inner.selectFrom('event_proposals').select('seq').where('proposal', '=', proposal),
    );
  }
  const rows = await query.execute();
  const hidden = await listHidden(db);
  return rows.map((row) => {
    const event = {
      seq: row.seq,
      at: row.at,
      actor: row.actor,
      manufakturen: fromJson<readonly ManufakturSlug[]>(row.manufakturen),
      kind: row.kind,
      ...fromJson<object>(row.payload),
    } as FeedEvent;
    return withoutContent(event, hidden);
  });
}

/** The newest event's number, 0 before the first. */
export async function latestSeq(db: Db): Promise<number> {
  const { value } = await db.selectFrom('event_counter').select('value').executeTakeFirstOrThrow();
  return value;
}

/** The newest event of these kinds in one Manufaktur that is not about a hidden proposal. */
export async function readLastMove(
  db: Db,
  manufaktur: ManufakturSlug,
  kinds: readonly FeedChange['kind'][],
): Promise<FeedEvent | undefined> {
  // Walks back along the key until the first that fits, so it costs the same however long the history is.
  const newest = await db
    .selectFrom('event_manufakturen')
    .innerJoin('events', 'events.seq', 'event_manufakturen.seq')
    .select('events.seq')
    .where('event_manufakturen.manufaktur', '=', manufaktur)
    .where('events.kind', 'in', kinds)
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('event_proposals')
            .innerJoin('proposals', 'proposals.id', 'event_proposals.proposal')
            .select('proposals.id')
            .whereRef('event_proposals.seq', '=', 'events.seq')
            .where('proposals.state', '=', 'verborgen'),
        ),
      ),
    )
    .orderBy('event_manufakturen.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return undefined;
  const [event] = await readEvents(db, { after: newest.seq - 1, limit: 1 });
  return event;
}

async function listHidden(db: Db): Promise<ReadonlySet<ProposalId>> {
  const rows = await db.selectFrom('proposals').select('id').where('state', '=', 'verborgen').execute();
  return new Set(rows.map((row) => row.id));
}

function hiddenBy(change: FeedChange): ReadonlySet<ProposalId> {
  const hidden = 'proposal' in change && change.proposal.state === 'verborgen';
  return new Set(hidden ? [change.proposal.id] : []);
}

function proposalsOf(change: FeedChange): readonly ProposalId[] {
  if ('proposal' in change) return [change.proposal.id];
  if ('link' in change) return [change.link.from, change.link.to];
  return [];
}
