import type { FeedEvent } from '@geflecht/contract';
import type { ProposalId } from '@geflecht/domain';
import type { Catalogue } from '@geflecht/i18n';

/** A piece of a sentence; a proposal's title leads to the proposal. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'person'; readonly text: string }
  | { readonly kind: 'proposal'; readonly id: ProposalId; readonly text: string };

export interface SentenceFacts {
  readonly text: Catalogue;
  readonly nameOf: (person: NonNullable<FeedEvent['actor']>) => string | null;
  readonly titleOf: (proposal: ProposalId) => string | null;
  readonly manufakturOf: (slug: string) => string;
}

type Sentence = keyof Catalogue['feed']['sentences'];
type Slot = 'who' | 'title' | 'other' | 'state' | 'manufaktur' | 'board';

function sentenceKey(event: FeedEvent): Sentence {
  switch (event.kind) {
    case 'link_answered':
      switch (event.link.state) {
        case 'bestaetigt':
          return 'link_confirmed';
        case 'abgelehnt':
          return 'link_refused';
        case 'strittig':
        case 'vorgeschlagen':
        case 'erneut_pruefen':
          return 'link_disputed';
      }
    // Every state of a link has returned above.
    case 'member_joined':
      return event.membership.state === 'gast' ? 'guest_joined' : 'member_joined';
    case 'proposal_created':
    case 'proposal_changed':
    case 'proposal_moved':
    case 'proposal_written':
    case 'link_proposed':
    case 'member_left':
    case 'person_arrived':
    case 'board_created':
      return event.kind;
  }
}

/** An event as a sentence, in pieces, so that titles can be links without any markup in the catalogue. */
export function sentenceOf(event: FeedEvent, facts: SentenceFacts): readonly Piece[] {
  const { feed, states } = facts.text;
  const person = 'membership' in event ? event.membership.person : event.kind === 'person_arrived' ? event.person : event.actor;
  const proposal = (id: ProposalId, title: string | null): Piece =>
    title === null || title === ''
      ? { kind: 'words', text: feed.untitled }
      : { kind: 'proposal', id, text: feed.quote(title) };

  const fill = (slot: Slot): Piece => {
    switch (slot) {
      case 'who':
        return { kind: 'person', text: (person === null ? null : facts.nameOf(person)) ?? feed.someone };
      case 'title':
        if ('proposal' in event) return proposal(event.proposal.id, facts.titleOf(event.proposal.id) ?? event.proposal.title);
        return 'link' in event ? proposal(event.link.from, facts.titleOf(event.link.from)) : words('');
      case 'other':
        return 'link' in event ? proposal(event.link.to, facts.titleOf(event.link.to)) : words('');
      case 'state':
        return words('proposal' in event ? states.proposal[event.proposal.state] : '');
      case 'manufaktur':
        return words('membership' in event ? facts.manufakturOf(event.membership.manufaktur) : '');
      case 'board':
        return words('board' in event ? feed.quote(event.board.title) : '');
    }
  };
  return feed.sentences[sentenceKey(event)]
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? fill(part.slice(1, -1) as Slot) : words(part)));
}

function words(text: string): Piece {
  return { kind: 'words', text };
}
