/** What a proposal wants to be. */
export const PROPOSAL_TYPES = ['ziel', 'projekt', 'massnahme'] as const;
export type ProposalType = (typeof PROPOSAL_TYPES)[number];

/** The seven points of the link scale, from cancelling (−3) to indivisible (+3). */
export const SCORES = [-3, -2, -1, 0, 1, 2, 3] as const;
export type Score = (typeof SCORES)[number];

/** The five S.M.A.R.T. fields; the A is "attraktiv". */
export const SMART_FIELDS = ['spezifisch', 'messbar', 'attraktiv', 'realistisch', 'terminiert'] as const;
export type SmartField = (typeof SMART_FIELDS)[number];

/** The sections of a proposal's text, each its own live fragment. */
export const PROPOSAL_SECTIONS = ['anlass', 'ziel', 'massnahmen', 'wirkung', 'umsetzung'] as const;
export type ProposalSection = (typeof PROPOSAL_SECTIONS)[number];

/** Where a participant comes from; always optional. */
export const BACKGROUNDS = [
  'partner_min',
  'initiative_netzwerk',
  'stadtverwaltung',
  'wirtschaft',
  'wissenschaft',
  'buerger',
] as const;
export type Background = (typeof BACKGROUNDS)[number];
