import type { SdgNumber } from '../entities.ts';
import type { InBothLanguages } from './text.ts';

/** One of the 17 Sustainable Development Goals of the United Nations. */
export interface Sdg {
  readonly number: SdgNumber;
  /** The official short title. */
  readonly title: InBothLanguages;
  /** The official colour; a thin bar beside the number, never the ground of a text. */
  readonly color: string;
}

export const SDGS: readonly Sdg[] = [
  { number: 1, title: { de: 'Keine Armut', en: 'No poverty' }, color: '#E5243B' },
  { number: 2, title: { de: 'Kein Hunger', en: 'Zero hunger' }, color: '#DDA63A' },
  {
    number: 3,
    title: { de: 'Gesundheit und Wohlergehen', en: 'Good health and well-being' },
    color: '#4C9F38',
  },
  { number: 4, title: { de: 'Hochwertige Bildung', en: 'Quality education' }, color: '#C5192D' },
  { number: 5, title: { de: 'Geschlechtergleichheit', en: 'Gender equality' }, color: '#FF3A21' },
  {
    number: 6,
    title: { de: 'Sauberes Wasser und Sanitäreinrichtungen', en: 'Clean water and sanitation' },
    color: '#26BDE2',
  },
  {
    number: 7,
    title: { de: 'Bezahlbare und saubere Energie', en: 'Affordable and clean energy' },
    color: '#FCC30B',
  },
  {
    number: 8,
    title: { de: 'Menschenwürdige Arbeit und Wirtschaftswachstum', en: 'Decent work and economic growth' },
    color: '#A21942',
  },
  {
    number: 9,
    title: { de: 'Industrie, Innovation und Infrastruktur', en: 'Industry, innovation and infrastructure' },
    color: '#FD6925',
  },
  { number: 10, title: { de: 'Weniger Ungleichheiten', en: 'Reduced inequalities' }, color: '#DD1367' },
  {
    number: 11,
    title: { de: 'Nachhaltige Städte und Gemeinden', en: 'Sustainable cities and communities' },
    color: '#FD9D24',
  },
  {
    number: 12,
    title: { de: 'Nachhaltige/r Konsum und Produktion', en: 'Responsible consumption and production' },
    color: '#BF8B2E',
  },
  { number: 13, title: { de: 'Maßnahmen zum Klimaschutz', en: 'Climate action' }, color: '#3F7E44' },
  { number: 14, title: { de: 'Leben unter Wasser', en: 'Life below water' }, color: '#0A97D9' },
  { number: 15, title: { de: 'Leben an Land', en: 'Life on land' }, color: '#56C02B' },
  {
    number: 16,
    title: {
      de: 'Frieden, Gerechtigkeit und starke Institutionen',
      en: 'Peace, justice and strong institutions',
    },
    color: '#00689D',
  },
  {
    number: 17,
    title: { de: 'Partnerschaften zur Erreichung der Ziele', en: 'Partnerships for the goals' },
    color: '#19486A',
  },
];

export function sdgOf(number: SdgNumber): Sdg {
  const sdg = SDGS[number - 1];
  if (sdg === undefined) throw new RangeError(`No SDG ${number}`);
  return sdg;
}
