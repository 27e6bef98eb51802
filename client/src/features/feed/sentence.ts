import type { FeedEvent } from '@geflecht/contract';
import type { LinkState, ProposalId } from '@geflecht/domain';
import { type Catalogue, type Language, versionLabel } from '@geflecht/i18n';

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
  readonly language: Language;
}

type Sentence = keyof Catalogue['feed']['sentences'];
type Slot = 'who' | 'title' | 'other' | 'state' | 'manufaktur' | 'board' | 'version';

const ANSWERS: Readonly<Record<LinkState, Sentence>> = {
  vorgeschlagen: 'link_disputed',
  erneut_pruefen: 'link_disputed',
  strittig: 'link_disputed',
  bestaetigt: 'link_confirmed',
  abgelehnt: 'link_refused',
};

function sentenceKey(event: FeedEvent): Sentence {
  if (event.kind === 'link_answered') return ANSWERS[event.link.state];
  if (event.kind === 'member_joined' && event.membership.state === 'gast') return 'guest_joined';
  return event.kind;
}

/** An event as a sentence, in pieces, so that titles can be links without any markup in the catalogue. */
export function sentenceOf(event: FeedEvent, facts: SentenceFacts): readonly Piece[] {
  const { feed, states } = facts.text;
  const person =
    'membership' in event
      ? event.membership.person
      : event.kind === 'person_arrived'
        ? event.person
        : event.actor;
  const proposal = (id: ProposalId, title: string | null): Piece =>
    title === null || title === ''
      ? { kind: 'words', text: feed.untitled }
      : { kind: 'proposal', id, text: feed.quote(title) };

  const fill = (slot: Slot): Piece => {
    switch (slot) {
      case 'who':
        return { kind: 'person', text: (person === null ? null : facts.nameOf(person)) ?? feed.someone };
      case 'title':
        if ('proposal' in event)
          return proposal(event.proposal.id, facts.titleOf(event.proposal.id) ?? event.proposal.title);
        if ('board' in event) return words(feed.quote(event.board.title));
        return 'link' in event ? proposal(event.link.from, facts.titleOf(event.link.from)) : words('');
      case 'other':
        return 'link' in event ? proposal(event.link.to, facts.titleOf(event.link.to)) : words('');
      case 'state':
        return words('proposal' in event ? states.proposal[event.proposal.state] : '');
      case 'manufaktur':
        return words('membership' in event ? facts.manufakturOf(event.membership.manufaktur) : '');
      case 'board':
        return words('board' in event ? feed.quote(event.board.title) : '');
      case 'version':
        return words('version' in event ? versionLabel(facts.language, event.version) : '');
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
