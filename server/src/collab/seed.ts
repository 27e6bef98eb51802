import { type SeedItem, seedBoard } from '@geflecht/board-schema';
import {
  PROPOSAL_SECTIONS,
  type ProposalSection,
  sectionFragment,
  SMART_FIELDS,
  type SmartField,
  smartFragment,
} from '@geflecht/domain';
import * as Y from 'yjs';

/** The first words of a proposal: paragraphs per section, one line per S.M.A.R.T. field. */
export interface ProposalWords {
  readonly sections: Readonly<Partial<Record<ProposalSection, readonly string[]>>>;
  readonly smart: Readonly<Partial<Record<SmartField, string | null>>>;
}

/** The first update of a proposal's document. */
export function seededProposal(words: ProposalWords): Uint8Array {
  return seeded((document) => {
    for (const section of PROPOSAL_SECTIONS) {
      fill(document.getXmlFragment(sectionFragment(section)), words.sections[section] ?? []);
    }
    for (const field of SMART_FIELDS) {
      const line = words.smart[field] ?? '';
      fill(document.getXmlFragment(smartFragment(field)), line === '' ? [] : [line]);
    }
  });
}

/** The first update of a board's document. */
export function seededBoard(items: readonly SeedItem[]): Uint8Array {
  return seeded((document) => seedBoard(document, items));
}

function seeded(write: (document: Y.Doc) => void): Uint8Array {
  const document = new Y.Doc();
  document.transact(() => write(document));
  const update = Y.encodeStateAsUpdate(document);
  document.destroy();
  return update;
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
