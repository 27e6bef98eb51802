import { type Proposal, PROPOSAL_STATES, type ProposalState, type ProposalType } from '@geflecht/domain';

export const SORTS = ['priority', 'updated', 'title', 'state'] as const;
export type ProposalSort = (typeof SORTS)[number];

/** What the list shows of all proposals it holds. */
export interface ListView {
  readonly words: string;
  readonly state: ProposalState | null;
  readonly type: ProposalType | null;
  readonly sdg: number | null;
  readonly sort: ProposalSort;
}

export const WHOLE_LIST: ListView = { words: '', state: null, type: null, sdg: null, sort: 'priority' };

/** Whether anything is left out; the order alone leaves nothing out. */
export function isFiltered({ words, state, type, sdg }: ListView): boolean {
  return words.trim() !== '' || state !== null || type !== null || sdg !== null;
}

const german = new Intl.Collator('de', { numeric: true, sensitivity: 'base' });
type Order = (one: Proposal, other: Proposal) => number;
const byTitle: Order = (one, other) =>
  german.compare(one.title, other.title) || german.compare(one.id, other.id);

const ORDERS: Readonly<Record<ProposalSort, Order>> = {
  priority: (one, other) => one.priority - other.priority || byTitle(one, other),
  title: byTitle,
  updated: (one, other) =>
    one.updatedAt === other.updatedAt ? byTitle(one, other) : one.updatedAt > other.updatedAt ? -1 : 1,
  state: (one, other) =>
    PROPOSAL_STATES.indexOf(one.state) - PROPOSAL_STATES.indexOf(other.state) || byTitle(one, other),
};

function holdsWords(proposal: Proposal, words: string): boolean {
  const text = `${proposal.title} ${proposal.summary}`.toLocaleLowerCase('de');
  return words
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * The proposals to show, in order. `inText` are those the server found in the texts, which the list itself does not
 * hold.
 */
export function viewOf(
  proposals: readonly Proposal[],
  view: ListView,
  inText: ReadonlySet<string> = new Set(),
): readonly Proposal[] {
  const words = view.words.trim();
  return proposals
    .filter(
      (proposal) =>
        (view.state === null || proposal.state === view.state) &&
        (view.type === null || proposal.type === view.type) &&
        (view.sdg === null || proposal.sdgs.includes(view.sdg)) &&
        (words === '' || holdsWords(proposal, words) || inText.has(proposal.id)),
    )
    .toSorted(ORDERS[view.sort]);
}

/** Whether something read from storage is a view; the product may have changed since it was written. */
export function isListView(value: unknown): value is ListView {
  if (typeof value !== 'object' || value === null) return false;
  const { words, state, type, sdg, sort } = value as Partial<Record<keyof ListView, unknown>>;
  return (
    typeof words === 'string' &&
    (state === null || PROPOSAL_STATES.includes(state as ProposalState)) &&
    (type === null || typeof type === 'string') &&
    (sdg === null || typeof sdg === 'number') &&
    SORTS.includes(sort as ProposalSort)
  );
}
