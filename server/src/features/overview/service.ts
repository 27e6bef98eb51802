import type { FeedEvent, ManufakturSummary, Overview } from '@geflecht/contract';
import type { Manufaktur, ManufakturSlug, ProposalState } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { dayInMunich } from '../../storage/day.ts';
import { listBoards } from '../boards/index.ts';
import { readLastMoves } from '../events/index.ts';
import { listLinks } from '../links/index.ts';
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
  const links = (await listLinks(db)).filter((link) => link.state !== 'abgelehnt');
  const moves = await readLastMoves(db, PUBLIC_KINDS);
  const summaries: ManufakturSummary[] = [];
  for (const manufaktur of await listManufakturen(db)) {
    const { slug } = manufaktur;
    summaries.push({
      ...manufaktur,
      memberCount: members.get(slug) ?? 0,
      proposalCounts: countsOf(proposals.get(slug) ?? []),
      linkCount: links.filter((link) => [link.fromManufaktur, link.toManufaktur].includes(slug)).length,
      lastMove: await lastMoveOf(context, moves.get(slug), slug),
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

async function lastMoveOf(
  context: Context,
  event: FeedEvent | undefined,
  slug: ManufakturSlug,
): Promise<ManufakturSummary['lastMove']> {
  if (event === undefined) return null;
  return { kind: event.kind, title: await titleOf(context, event, slug), at: event.at };
}

/** The title as it is today; of a link's two ends the one that lies in this Manufaktur. */
async function titleOf(context: Context, event: FeedEvent, slug: ManufakturSlug): Promise<string | null> {
  if ('board' in event) return event.board.title;
  const id =
    'proposal' in event
      ? event.proposal.id
      : 'link' in event
        ? event.link.fromManufaktur === slug
          ? event.link.from
          : event.link.to
        : undefined;
  const proposal = id === undefined ? undefined : await findProposal(context.storage.db, id);
  return proposal?.title ?? null;
}

/** Every Manufaktur has a board from its first day; one without is a broken database, not an empty state. */
function firstBoard(
  manufaktur: Manufaktur,
  id: ManufakturSummary['board'] | undefined,
): ManufakturSummary['board'] {
  if (id === undefined) throw new Error(`The Manufaktur "${manufaktur.slug}" has no board.`);
  return id;
}
