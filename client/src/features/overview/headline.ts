import type { ManufakturSummary, Overview } from '@geflecht/contract';
import type { ProposalState } from '@geflecht/domain';

/** What matters most right now; the screen words it. */
export type Headline =
  | { readonly kind: 'meeting'; readonly title: string; readonly date: string; readonly begins: string }
  | { readonly kind: 'busy'; readonly people: number; readonly places: number }
  | {
      readonly kind: 'moved';
      readonly manufaktur: ManufakturSummary;
      readonly move: NonNullable<ManufakturSummary['lastMove']>;
    }
  | { readonly kind: 'standing'; readonly proposals: number; readonly links: number }
  | { readonly kind: 'quiet' };

const HOUR = 3_600_000;
/** A meeting nearer than this outweighs everything else. */
const SOON = 3 * 24 * HOUR;
const FRESH = 24 * HOUR;

function meetingSoon(meeting: Overview['nextMeeting'], now: Date): boolean {
  if (meeting === null) return false;
  // Close enough: the time of day in Munich only shifts the limit by hours.
  const ahead = new Date(`${meeting.date}T${meeting.begins}:00`).getTime() - now.getTime();
  return ahead > -4 * HOUR && ahead < SOON;
}

/** One fact: a meeting within days, people at work, a fresh move, or how much there is. */
export function headlineOf(overview: Overview, now: Date): Headline {
  const { nextMeeting } = overview;
  if (nextMeeting !== null && meetingSoon(nextMeeting, now)) return { kind: 'meeting', ...nextMeeting };

  const busy = Object.values(overview.heads).filter((heads) => heads > 0);
  if (busy.length > 0) {
    return { kind: 'busy', people: busy.reduce((sum, heads) => sum + heads, 0), places: busy.length };
  }
  const latest = overview.manufakturen
    .filter((each) => each.lastMove !== null)
    .toSorted((a, b) => (b.lastMove?.at ?? '').localeCompare(a.lastMove?.at ?? ''))[0];
  if (latest?.lastMove && now.getTime() - new Date(latest.lastMove.at).getTime() < FRESH) {
    return { kind: 'moved', manufaktur: latest, move: latest.lastMove };
  }
  const proposals = overview.manufakturen.reduce((sum, each) => sum + countProposals(each), 0);
  // Every link touches two Manufakturen.
  const links = Math.round(overview.manufakturen.reduce((sum, each) => sum + each.linkCount, 0) / 2);
  return proposals === 0 ? { kind: 'quiet' } : { kind: 'standing', proposals, links };
}

/** Proposals that stand for themselves: what was merged or split lives on in others. */
const GROUPS = [
  { id: 'collecting', states: ['idee'] },
  { id: 'working', states: ['in_arbeit', 'weiterentwicklung'] },
  { id: 'ready', states: ['ausgearbeitet', 'nominiert'] },
  { id: 'chosen', states: ['ausgewaehlt', 'vorgestellt'] },
  { id: 'underway', states: ['aufgegriffen', 'in_begleitung'] },
  { id: 'done', states: ['abgeschlossen'] },
  { id: 'resting', states: ['ruhend'] },
] as const satisfies readonly { id: string; states: readonly ProposalState[] }[];

export type StateGroup = (typeof GROUPS)[number]['id'];

/** How many proposals stand where, in the order of the way; empty groups are left out. */
export function groupStates(
  counts: ManufakturSummary['proposalCounts'],
): readonly { readonly id: StateGroup; readonly count: number }[] {
  return GROUPS.map(({ id, states }) => ({
    id,
    count: states.reduce((sum, state) => sum + (counts[state] ?? 0), 0),
  })).filter(({ count }) => count > 0);
}

export function countProposals(manufaktur: ManufakturSummary): number {
  return groupStates(manufaktur.proposalCounts).reduce((sum, { count }) => sum + count, 0);
}
