import type { FeedEvent, ManufakturSummary, Overview } from '@geflecht/contract';
import type { Manufaktur, ManufakturSlug, ProposalId, ProposalState } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { dayInMunich } from '../../storage/day.ts';
import type { Db } from '../../storage/index.ts';
import { listBoards } from '../boards/index.ts';
import { readLastMove } from '../events/index.ts';
import { countLinks } from '../links/index.ts';
import { countMembers, listManufakturen } from '../manufakturen/index.ts';
import { findNextMeeting } from '../meetings/index.ts';
import { countByState, findProposal } from '../proposals/index.ts';

/** The kinds of events that name no person. */
const PUBLIC_KINDS = [
  'proposal_created',
  'proposal_changed',
  'proposal_moved',
  'proposal_written',
  'link_proposed',
  'link_answered',
  'board_created',
] as const satisfies readonly FeedEvent['kind'][];

/** What anybody may know, signed in or not: counts and titles, never a person. */
export async function readOverview(context: Context): Promise<Overview> {
  const { db } = context.storage;
  const members = await countMembers(db);
  const boards = Map.groupBy(await listBoards(db), (board) => board.manufaktur);
  const proposals = Map.groupBy(await countByState(db), (row) => row.manufaktur);
  const links = await countLinks(db);
  const summaries: ManufakturSummary[] = [];
  for (const manufaktur of await listManufakturen(db)) {
    const { slug } = manufaktur;
    summaries.push({
      ...manufaktur,
      memberCount: members.get(slug) ?? 0,
      proposalCounts: countsOf(proposals.get(slug) ?? []),
      linkCount: links.get(slug) ?? 0,
      lastMove: await lastMoveOf(db, slug),
      board: firstBoard(manufaktur, boards.get(slug)?.[0]?.id),
    });
  }
  const meeting = await findNextMeeting(db, dayInMunich(context.now()));
  return {
    manufakturen: summaries,
    heads: context.collab.heads(),
    nextMeeting:
      meeting === undefined
        ? null
        : { title: meeting.title, date: meeting.date, begins: meeting.begins, place: meeting.place },
  };
}

function countsOf(
  rows: readonly { readonly state: ProposalState; readonly count: number }[],
): ManufakturSummary['proposalCounts'] {
  const shown = rows.filter((row) => row.state !== 'verborgen');
  return Object.fromEntries(shown.map((row) => [row.state, row.count]));
}

async function lastMoveOf(db: Db, slug: ManufakturSlug): Promise<ManufakturSummary['lastMove']> {
  const event = await readLastMove(db, slug, PUBLIC_KINDS);
  return event === undefined
    ? null
    : { kind: event.kind, title: await titleOf(db, event, slug), at: event.at };
}

/** The title as it is today; of a link's two ends the one that lies in this Manufaktur. */
async function titleOf(db: Db, event: FeedEvent, slug: ManufakturSlug): Promise<string | null> {
  if ('board' in event) return event.board.title;
  const id = proposalOf(event, slug);
  const proposal = id === undefined ? undefined : await findProposal(db, id);
  return proposal?.title ?? null;
}

function proposalOf(event: FeedEvent, slug: ManufakturSlug): ProposalId | undefined {
  if ('proposal' in event) return event.proposal.id;
  if (!('link' in event)) return undefined;
  return event.link.fromManufaktur === slug ? event.link.from : event.link.to;
}

/** Every Manufaktur has a board from its first day; one without is a broken database, not an empty state. */
function firstBoard(
  manufaktur: Manufaktur,
  id: ManufakturSummary['board'] | undefined,
): ManufakturSummary['board'] {
  if (id === undefined) throw new Error(`The Manufaktur "${manufaktur.slug}" has no board.`);
  return id;
}
