import type { FeedChange, FeedEvent } from '@geflecht/contract';
import {
  accepted,
  type BoardId,
  documentName,
  type NotesId,
  type PersonId,
  type Proposal,
  type ProposalId,
} from '@geflecht/domain';
import type { Transaction } from 'kysely';

import {
  beginProjection,
  boardContent,
  type Collab,
  endProjection,
  proposalContent,
  type ProposalContent,
  type Project,
  readProjection,
  wordsOf,
} from '../collab/index.ts';
import { findBoard } from '../features/boards/index.ts';
import { appendEvent } from '../features/events/index.ts';
import { findProposal, setSmartFilled } from '../features/proposals/index.ts';
import { type BoardPart, boardParts, indexBoardPart, indexProposal } from '../features/search/index.ts';
import { inTransaction, type Storage, type Tables } from '../storage/index.ts';

/** Milliseconds within which a person's writing in one proposal is told once. */
const WRITING_TOLD = 10 * 60_000;

/** Items of a board that are written to the search index in one transaction. */
const MOST_AT_ONCE = 100;

interface Means {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly publish: (event: FeedEvent) => void;
  /** Asked when a projection runs; the live documents themselves need the projection to be made. */
  readonly collab: () => Pick<Collab, 'read'>;
  /** Private notes are in no search and no list; what is done for them instead. */
  readonly carryNotes: (id: NotesId, document: string, seq: number) => Promise<void>;
}

/** Carries what the live documents say over into SQL: the S.M.A.R.T. sheet, the search index, who has written. */
export function createProjection({ storage, now, publish, collab, carryNotes }: Means): Project {
  const told = new Map<string, number>();

  function isNews(proposal: ProposalId, person: PersonId, at: Date): boolean {
    for (const [key, since] of told) if (at.getTime() - since >= WRITING_TOLD) told.delete(key);
    return !told.has(`${proposal}/${person}`);
  }

  async function carryProposal(
    id: ProposalId,
    writers: readonly PersonId[],
    document: string,
    seq: number,
  ): Promise<void> {
    const content = await collab().read({ kind: 'proposal', id }, proposalContent);
    const at = now();
    const news = writers.filter((person) => isNews(id, person, at));
    const result = await inTransaction<readonly FeedEvent[]>(storage, async (tx) => {
      const isOurs = await beginProjection(tx, document, seq);
      if (isOurs) await endProjection(tx, document, seq);
      const before = await findProposal(tx, id);
      if (before === undefined) return accepted([]);
      const proposal = isOurs ? await carryOver(tx, before, content, at) : before;
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

  /**
   * A large board is carried over in parts: nobody waits longer for the database, or the loop, than one takes. What the
   * index holds is read once; whoever else begins to write this board has read more of it, and ends this.
   */
  async function carryBoard(id: BoardId, document: string, seq: number): Promise<void> {
    const words = wordsOf(await collab().read({ kind: 'board', id }, boardContent));
    let parts: readonly BoardPart[] | undefined;
    for (let next = 0; parts === undefined || next < parts.length; next += 1) {
      if (next > 0) await new Promise((resolve) => setImmediate(resolve));
      const result = await inTransaction(storage, async (tx) => {
        if (!(await beginProjection(tx, document, seq))) return accepted([]);
        const board = await findBoard(tx, id);
        const all =
          board === undefined ? [] : (parts ?? (await boardParts(tx, board.id, words, MOST_AT_ONCE)));
        const part = all[next];
        if (board !== undefined && part !== undefined) await indexBoardPart(tx, board, part);
        if (next + 1 >= all.length) await endProjection(tx, document, seq);
        return accepted(all);
      });
      if (!result.ok) throw new Error('a projection is never refused');
      parts = result.value;
    }
  }

  /**
   * Several nodes may project one document, and a process may be killed before it does. So SQL knows up to which number
   * of the log it holds each document: what another node has carried over meanwhile is not overwritten with older words,
   * and what nobody has carried over is found by that (see `createOverdueProjections`).
   */
  return async (address, writers) => {
    const document = documentName(address);
    // Read first: the words that are read after it hold everything up to this number, and perhaps more.
    const { seq, projected } = await readProjection(storage.db, document);
    if (projected >= seq && (address.kind !== 'proposal' || writers.length === 0)) return;
    if (address.kind === 'proposal') await carryProposal(address.id, writers, document, seq);
    else if (address.kind === 'notes') await carryNotes(address.id, document, seq);
    else await carryBoard(address.id, document, seq);
  };
}

/** Writes what is new of a proposal's words, and answers the proposal as it is then. */
async function carryOver(
  tx: Transaction<Tables>,
  before: Proposal,
  content: ProposalContent,
  at: Date,
): Promise<Proposal> {
  await indexProposal(tx, before, content.text);
  const unchanged = JSON.stringify(before.smartFilled) === JSON.stringify(content.smartFilled);
  if (unchanged) return before;
  await setSmartFilled(tx, before.id, content.smartFilled, at.toISOString());
  return { ...before, smartFilled: content.smartFilled, updatedAt: at.toISOString() };
}
