import { followBoardText, type ItemText } from '@geflecht/board-schema';
import {
  PROPOSAL_SECTIONS,
  sectionFragment,
  SMART_FIELDS,
  type SmartField,
  smartFragment,
} from '@geflecht/domain';
import * as Y from 'yjs';

/** The words of a proposal's live text, as plain text. */
export interface ProposalContent {
  /** Sections and S.M.A.R.T. fields that hold words, in their order, one blank line between them. */
  readonly text: string;
  readonly smartFilled: readonly SmartField[];
}

export function proposalContent(document: Y.Doc): ProposalContent {
  const words = (name: string) => plainText(document.getXmlFragment(name)).trim();
  const smart = SMART_FIELDS.map((field) => ({ field, text: words(smartFragment(field)) }));
  const sections = PROPOSAL_SECTIONS.map((section) => words(sectionFragment(section)));
  return {
    text: [...sections, ...smart.map((each) => each.text)].filter((text) => text !== '').join('\n\n'),
    smartFilled: smart.filter((each) => each.text !== '').map((each) => each.field),
  };
}

const boards = new WeakMap<Y.Doc, () => readonly ItemText[]>();

/** The searchable items of a board; of one that is in memory only what changed is read again. */
export function boardContent(document: Y.Doc): readonly ItemText[] {
  const follow = boards.get(document) ?? followBoardText(document);
  boards.set(document, follow);
  return follow();
}

/** The items that hold words of their own, as the search index takes them. */
export function wordsOf(
  items: readonly ItemText[],
): readonly { readonly item: string; readonly text: string }[] {
  return items.filter(({ text }) => text !== '').map(({ id, text }) => ({ item: id, text }));
}

/** The words below a node; blocks are parted by line breaks, marks are left out. */
function plainText(node: Y.XmlFragment | Y.XmlElement): string {
  const parts: string[] = [];
  let inline = '';
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) {
      inline += child.toDelta().map(insertedText).join('');
      continue;
    }
    if (inline !== '') parts.push(inline);
    inline = '';
    if (child instanceof Y.XmlElement) parts.push(child.nodeName === 'hardBreak' ? '' : plainText(child));
  }
  if (inline !== '') parts.push(inline);
  return parts.join('\n');
}

function insertedText(step: { insert?: unknown }): string {
  return typeof step.insert === 'string' ? step.insert : '';
}
