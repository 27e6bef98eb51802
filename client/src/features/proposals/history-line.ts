import type { FeedEvent } from '@geflecht/contract';
import type { ProposalId } from '@geflecht/domain';
import { type Catalogue, formatList, type Language, versionLabel } from '@geflecht/i18n';

export interface HistoryWords {
  readonly language: Language;
  readonly text: Catalogue;
  readonly who: string;
  /** Title of another proposal, if it is known here. */
  readonly titleOf: (id: ProposalId) => string | undefined;
}

/** One event as a sentence of a proposal's own history; `null` for what does not concern it. */
export function historyLine(own: ProposalId, event: FeedEvent, words: HistoryWords): string | null {
  const { text, who, titleOf, language } = words;
  const { history, conflict } = text.proposals;
  switch (event.kind) {
    case 'proposal_created':
      return history.created(who);
    case 'proposal_changed': {
      const names: Readonly<Record<string, string>> = conflict.fields;
      return history.changed(
        who,
        formatList(
          language,
          event.fields.map((field) => names[field] ?? field),
        ),
      );
    }
    case 'proposal_moved':
      return history.moved(who, text.states.proposal[event.from], text.states.proposal[event.proposal.state]);
    case 'proposal_written':
      return history.written(who);
    case 'link_proposed':
    case 'link_answered': {
      const { link } = event;
      const other = titleOf(link.from === own ? link.to : link.from) ?? history.otherProposal;
      if (event.kind === 'link_proposed') return history.linked(who, other);
      if (link.state === 'abgelehnt') return history.refused(who, other);
      return link.state === 'strittig' ? history.disputed(who, other) : history.confirmed(who, other);
    }
    case 'version_named':
      return history.versionNamed(who, versionLabel(language, event.version));
    case 'version_restored':
      return history.versionRestored(who, versionLabel(language, event.version));
    case 'member_joined':
    case 'member_left':
    case 'person_arrived':
    case 'board_created':
    case 'board_renamed':
    case 'board_archived':
    case 'board_restored':
    case 'vote_closed':
      return null;
  }
}
