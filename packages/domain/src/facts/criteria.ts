import { accepted, refused, type Result } from '../errors.ts';
import type { InBothLanguages } from './text.ts';

export const CRITERIA = [
  'prioritaet',
  'spezifisch',
  'messbar',
  'attraktiv',
  'realistisch',
  'terminiert',
  'referatsuebergreifend',
  'basis',
] as const;
/** What a Leuchtturm is scored on. */
export type Criterion = (typeof CRITERIA)[number];

/** `muss` counts in full, `moeglichst` is one of the two soft ones. */
export type CriterionWeight = 'muss' | 'moeglichst';

export const CRITERION_FACTS: Readonly<
  Record<Criterion, { readonly name: InBothLanguages; readonly weight: CriterionWeight }>
> = {
  prioritaet: {
    name: {
      de: 'Hohe Priorität in der Nachhaltigkeitsdiskussion',
      en: 'High priority in the sustainability debate',
    },
    weight: 'muss',
  },
  spezifisch: { name: { de: 'Spezifisch', en: 'Specific' }, weight: 'muss' },
  messbar: { name: { de: 'Messbar', en: 'Measurable' }, weight: 'muss' },
  attraktiv: { name: { de: 'Attraktiv', en: 'Attractive' }, weight: 'muss' },
  realistisch: { name: { de: 'Realistisch', en: 'Realistic' }, weight: 'muss' },
  terminiert: { name: { de: 'Terminiert', en: 'Time-bound' }, weight: 'muss' },
  referatsuebergreifend: {
    name: { de: 'Referatsübergreifende Relevanz', en: 'Relevant to several departments' },
    weight: 'moeglichst',
  },
  basis: {
    name: { de: 'Personelle und konzeptionelle Basis', en: 'People and a concept to build on' },
    weight: 'moeglichst',
  },
};

/** The points one criterion can get. */
export const POINTS = [0, 1, 2, 3] as const;
export type Points = (typeof POINTS)[number];
export type Rated = Readonly<Partial<Record<Criterion, number>>>;

/** A scoring is in when all eight criteria have 0–3 points; `score_invalid` otherwise. */
export function checkRating(points: Rated): Result<Readonly<Record<Criterion, Points>>, 'score_invalid'> {
  const whole = CRITERIA.every((criterion) => (POINTS as readonly unknown[]).includes(points[criterion]));
  return whole ? accepted(points as Readonly<Record<Criterion, Points>>) : refused('score_invalid');
}

/** The scores of others stay hidden until one's own are in. */
export function mayReadOthersRatings(own: Rated | null): boolean {
  return own !== null && checkRating(own).ok;
}
