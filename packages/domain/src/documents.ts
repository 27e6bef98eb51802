import { PROPOSAL_SECTIONS, type ProposalSection, SMART_FIELDS, type SmartField } from './vocabulary.ts';

/**
 * The shape of a proposal's live document: one Y.XmlFragment per section and one per S.M.A.R.T. field, so that no
 * deletion, however large, can remove a section. Blocks are ProseMirror nodes; a S.M.A.R.T. fragment holds paragraphs only.
 */
export function sectionFragment(section: ProposalSection): string {
  return `section.${section}`;
}

/** Name of the fragment that holds one S.M.A.R.T. field. */
export function smartFragment(field: SmartField): string {
  return `smart.${field}`;
}

/** All fragment names of a proposal document, sections first. */
export const PROPOSAL_FRAGMENTS: readonly string[] = [
  ...PROPOSAL_SECTIONS.map(sectionFragment),
  ...SMART_FIELDS.map(smartFragment),
];

/** The blocks a proposal's texts are made of, by their names in the document. */
export const PROPOSAL_BLOCKS: readonly string[] = [
  'blockquote',
  'bulletList',
  'hardBreak',
  'heading',
  'listItem',
  'orderedList',
  'paragraph',
];

/** The marks its words may carry. */
export const PROPOSAL_MARKS: readonly string[] = ['bold', 'italic', 'link'];
