import type { FeedChange, FeedEvent } from '@geflecht/contract';
import { accepted, type BoardId, type PersonId, type Proposal, type ProposalId } from '@geflecht/domain';
import type { Transaction } from 'kysely';

import {
  boardContent,
  type Collab,
  proposalContent,
  type ProposalContent,
  type Project,
  wordsOf,
} from '../collab/index.ts';
import { findBoard } from '../features/boards/index.ts';
import { appendEvent } from '../features/events/index.ts';
import { findProposal, setSmartFilled } from '../features/proposals/index.ts';
import { indexBoard, indexProposal } from '../features/search/index.ts';
import { inTransaction, type Storage, type Tables } from '../storage/index.ts';

/** Milliseconds within which a person's writing in one proposal is told once. */
const WRITING_TOLD = 10 * 60_000;

interface Means {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly publish: (event: FeedEvent) => void;
  /** Asked when a projection runs; the live documents themselves need the projection to be made. */
  readonly collab: () => Pick<Collab, 'read'>;
}

/** Carries what the live documents say over into SQL: the S.M.A.R.T. sheet, the search index, who has written. */
export function createProjection({ storage, now, publish, collab }: Means): Project {
  const told = new Map<string, number>();

  function isNews(proposal: ProposalId, person: PersonId, at: Date): boolean {
    for (const [key, since] of told) if (at.getTime() - since >= WRITING_TOLD) told.delete(key);
    return !told.has(`${proposal}/${person}`);
  }

  async function projectProposal(id: ProposalId, writers: readonly PersonId[]): Promise<void> {
    const content = await collab().read({ kind: 'proposal', id }, proposalContent);
    const at = now();
    const news = writers.filter((person) => isNews(id, person, at));
    const result = await inTransaction<readonly FeedEvent[]>(storage, async (tx) => {
      const before = await findProposal(tx, id);
      if (before === undefined) return accepted([]);
      const proposal = await carryOver(tx, before, content, at);
      await indexProposal(tx, proposal, content.text);
      const changes: { actor: PersonId | null; change: FeedChange }[] = [];
      if (proposal !== before) {
        changes.push({
          actor: writers[0] ?? null,
          change: { kind: 'proposal_changed', proposal, fields: ['smartFilled'] },
        });
      }
      for (const actor of news) changes.push({ actor, change: { kind: 'proposal_written', proposal } });
      const events: FeedEvent[] = [];
      // The feed carries no word of what is hidden.
      if (proposal.state === 'verborgen') return accepted([]);
      for (const { actor, change } of changes) {
        const manufakturen = [proposal.manufaktur];
        events.push(await appendEvent(tx, { at: at.toISOString(), actor, manufakturen, change }));
      }
      return accepted(events);
    });
    if (!result.ok) throw new Error('a projection is never refused');
    for (const person of news) told.set(`${id}/${person}`, at.getTime());
    for (const event of result.value) publish(event);
  }

  async function projectBoard(id: BoardId): Promise<void> {
    const items = await collab().read({ kind: 'board', id }, boardContent);
    await inTransaction<undefined>(storage, async (tx) => {
      const board = await findBoard(tx, id);
      if (board !== undefined) await indexBoard(tx, board, wordsOf(items));
      return accepted(undefined);
    });
  }

  return async (address, writers) => {
    if (address.kind === 'proposal') await projectProposal(address.id, writers);
    else await projectBoard(address.id);
  };
}

async function carryOver(
  tx: Transaction<Tables>,
  before: Proposal,
  content: ProposalContent,
  at: Date,
): Promise<Proposal> {
  const unchanged = JSON.stringify(before.smartFilled) === JSON.stringify(content.smartFilled);
  if (unchanged) return before;
  await setSmartFilled(tx, before.id, content.smartFilled, at.toISOString());
  return { ...before, smartFilled: content.smartFilled, updatedAt: at.toISOString() };
}
