import type { SearchHit, searchQuery } from '@geflecht/contract';
import {
  accepted,
  type Actor,
  type BoardId,
  type ManufakturSlug,
  may,
  type ProposalId,
  refused,
  type Result,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { Storage } from '../../storage/index.ts';
import { listBoards } from '../boards/index.ts';
import { excerptOf, isHit } from './excerpt.ts';
import { type Term, termsOf } from './query.ts';
import { scoreOf } from './ranking.ts';
import { type Entry, findCandidates, foldedFields } from './store.ts';

type Place = Pick<Storage, 'db' | 'dialect'>;

/** Hits in one answer. */
const MOST_HITS = 50;

interface Ranked {
  readonly entry: Entry;
  readonly score: number;
}

/** Proposals and board items that hold every word asked for, in any form, the best first. */
export async function search(
  context: Pick<Context, 'storage'>,
  actor: Actor,
  query: v.InferOutput<typeof searchQuery>,
): Promise<Result<readonly SearchHit[]>> {
  if (may(actor, 'search_workspace') !== 'yes') return refused('not_permitted');
  const terms = termsOf(query.q);
  const { storage } = context;
  const proposals = await rank(storage, 'proposal', terms, query.manufaktur);
  const items = await rank(storage, 'board_item', terms, query.manufaktur);
  const best = [...proposals, ...items].toSorted((one, other) => other.score - one.score).slice(0, MOST_HITS);
  const boards = new Map((await listBoards(storage.db)).map((board) => [board.id as string, board.title]));
  return accepted(best.map(({ entry }) => hitOf(entry, terms, boards)));
}

/** The proposals that hold every word asked for; as the search, without its limit of hits. */
export async function matchProposals(place: Place, q: string): Promise<readonly ProposalId[]> {
  const ranked = await rank(place, 'proposal', termsOf(q));
  return ranked.map(({ entry }) => entry.owner as ProposalId);
}

async function rank(
  place: Place,
  kind: Entry['kind'],
  terms: readonly Term[],
  manufaktur?: ManufakturSlug,
): Promise<readonly Ranked[]> {
  const candidates = await findCandidates(place.db, place.dialect, kind, terms, manufaktur);
  return candidates
    .map((entry) => ({ entry, score: scoreOf(terms, foldedFields(entry)) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || compareIds(one.entry, other.entry));
}

function compareIds(one: Entry, other: Entry): number {
  const [left, right] = [`${one.owner} ${one.item}`, `${other.owner} ${other.item}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function hitOf(entry: Entry, terms: readonly Term[], boards: ReadonlyMap<string, string>): SearchHit {
  const isProposal = entry.kind === 'proposal';
  const shown = [entry.summary, entry.body].find((text) => isHit(text, terms));
  return {
    kind: entry.kind,
    manufaktur: entry.manufaktur,
    proposal: isProposal ? (entry.owner as ProposalId) : null,
    board: isProposal ? null : (entry.owner as BoardId),
    item: isProposal ? null : entry.item,
    title: isProposal ? entry.title : titleOf(boards, entry),
    ...excerptOf(shown ?? (entry.summary === '' ? entry.body : entry.summary), terms),
  };
}

/** Items are indexed together with their board, so it is there. */
function titleOf(boards: ReadonlyMap<string, string>, entry: Entry): string {
  const title = boards.get(entry.owner);
  if (title === undefined) throw new Error(`The index holds items of the unknown board "${entry.owner}".`);
  return title;
}
