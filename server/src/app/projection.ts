import type { FeedChange, FeedEvent } from '@geflecht/contract';
import {
  accepted,
  type BoardId,
  type DocumentAddress,
  documentName,
  type PersonId,
  type Proposal,
  type ProposalId,
} from '@geflecht/domain';
import type { Transaction } from 'kysely';

import {
  boardContent,
  type Collab,
  proposalContent,
  type ProposalContent,
  type Project,
  readDocumentSeqs,
  wordsOf,
} from '../collab/index.ts';
import { findBoard } from '../features/boards/index.ts';
import { appendEvent } from '../features/events/index.ts';
import { findProposal, setSmartFilled } from '../features/proposals/index.ts';
import { indexBoard, indexProposal } from '../features/search/index.ts';
import { type Db, inTransaction, type Storage, type Tables } from '../storage/index.ts';

/** Milliseconds within which a person's writing in one proposal is told once. */
const WRITING_TOLD = 10 * 60_000;

/** Items of a board that are written to the search index in one transaction. */
const MOST_AT_ONCE = 100;

/** Readings of one document, when it grows while it is projected. */
const MOST_ATTEMPTS = 3;

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

  /** Carries over what it has read; `false` when the document has grown meanwhile, so that it has to read again. */
  async function carryProposal(
    id: ProposalId,
    writers: readonly PersonId[],
    isNewest: (tx: Db) => Promise<boolean>,
  ): Promise<boolean> {
    const content = await collab().read({ kind: 'proposal', id }, proposalContent);
    const at = now();
    const news = writers.filter((person) => isNews(id, person, at));
    const result = await inTransaction<readonly FeedEvent[] | undefined>(storage, async (tx) => {
      if (!(await isNewest(tx))) return accepted(undefined);
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
    if (result.value === undefined) return false;
    for (const person of news) told.set(`${id}/${person}`, at.getTime());
    for (const event of result.value) publish(event);
    return true;
  }

  /** A large board is carried over in parts: nobody waits longer for the database, or the loop, than one takes. */
  async function carryBoard(id: BoardId, isNewest: (tx: Db) => Promise<boolean>): Promise<boolean> {
    const words = wordsOf(await collab().read({ kind: 'board', id }, boardContent));
    for (;;) {
      const result = await inTransaction<'old' | 'part' | 'whole'>(storage, async (tx) => {
        if (!(await isNewest(tx))) return accepted('old');
        const board = await findBoard(tx, id);
        const isWhole = board === undefined || (await indexBoard(tx, board, words, MOST_AT_ONCE));
        return accepted(isWhole ? 'whole' : 'part');
      });
      if (!result.ok) throw new Error('a projection is never refused');
      if (result.value !== 'part') return result.value === 'whole';
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function seqOf(db: Db, address: DocumentAddress): Promise<number> {
    const name = documentName(address);
    return (await readDocumentSeqs(db, [name])).get(name) ?? 0;
  }

  /**
   * Several nodes may project one document. Their transactions come one after the other, but what they read before may
   * be old by then: another node's newer words must not be overwritten with them.
   */
  return async (address, writers) => {
    for (let attempt = 1; ; attempt += 1) {
      const before = await seqOf(storage.db, address);
      // Whoever keeps on writing has the next projection coming anyway.
      const isLast = attempt === MOST_ATTEMPTS;
      const isNewest = async (tx: Db): Promise<boolean> => isLast || (await seqOf(tx, address)) === before;
      const isDone =
        address.kind === 'proposal'
          ? await carryProposal(address.id, writers, isNewest)
          : await carryBoard(address.id, isNewest);
      if (isDone) return;
    }
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
