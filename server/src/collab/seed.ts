import { type ItemText, type SeedItem, seedBoard } from '@geflecht/board-schema';
import {
  PROPOSAL_SECTIONS,
  type ProposalSection,
  sectionFragment,
  SMART_FIELDS,
  type SmartField,
  smartFragment,
} from '@geflecht/domain';
import * as Y from 'yjs';

import { boardContent, proposalContent, type ProposalContent } from './content.ts';
import { type DocumentState, restoreState } from './versioning/index.ts';

/** The first words of a proposal: paragraphs per section, one line per S.M.A.R.T. field. */
export interface ProposalWords {
  readonly sections: Readonly<Partial<Record<ProposalSection, readonly string[]>>>;
  readonly smart: Readonly<Partial<Record<SmartField, string | null>>>;
}

/** A document's first update, and what a projection would read of it. */
export interface Seeded<Content> {
  readonly update: Uint8Array;
  readonly content: Content;
}

export function seededProposal(words: ProposalWords): Seeded<ProposalContent> {
  return seeded(proposalContent, (document) => {
    for (const section of PROPOSAL_SECTIONS) {
      fill(document.getXmlFragment(sectionFragment(section)), words.sections[section] ?? []);
    }
    for (const field of SMART_FIELDS) {
      const line = words.smart[field] ?? '';
      fill(document.getXmlFragment(smartFragment(field)), line === '' ? [] : [line]);
    }
  });
}

export function seededBoard(items: readonly SeedItem[]): Seeded<readonly ItemText[]> {
  return seeded(boardContent, (document) => seedBoard(document, items));
}

/** A board that holds what another one held at one moment, and nothing of how it came about. */
export function copiedBoard({ state }: DocumentState): Seeded<readonly ItemText[]> {
  return seeded(boardContent, (document) => restoreState(document, 'board', state));
}

function seeded<Content>(
  read: (document: Y.Doc) => Content,
  write: (document: Y.Doc) => void,
): Seeded<Content> {
  const document = new Y.Doc();
  document.transact(() => write(document));
  const made = { update: Y.encodeStateAsUpdate(document), content: read(document) };
  document.destroy();
  return made;
}

function fill(fragment: Y.XmlFragment, paragraphs: readonly string[]): void {
  fragment.insert(
    0,
    paragraphs.map((words) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    }),
  );
}
