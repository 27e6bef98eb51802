import type { InBothLanguages } from './text.ts';

/** A department of the Munich city administration; the English names describe, they are not official. */
export interface Referat {
  readonly code: string;
  readonly name: InBothLanguages;
}

export const REFERATE: readonly Referat[] = [
  { code: 'DIR', name: { de: 'Direktorium', en: 'Directorate' } },
  { code: 'BAU', name: { de: 'Baureferat', en: 'Department of Construction' } },
  { code: 'GSR', name: { de: 'Gesundheitsreferat', en: 'Department of Health' } },
  { code: 'RIT', name: { de: 'IT-Referat', en: 'Department of Information Technology' } },
  { code: 'KR', name: { de: 'Kommunalreferat', en: 'Department of Municipal Property' } },
  { code: 'KVR', name: { de: 'Kreisverwaltungsreferat', en: 'Department of Public Order' } },
  { code: 'KULT', name: { de: 'Kulturreferat', en: 'Department of Arts and Culture' } },
  { code: 'MOR', name: { de: 'Mobilitätsreferat', en: 'Department of Mobility' } },
  {
    code: 'POR',
    name: { de: 'Personal- und Organisationsreferat', en: 'Department of Human Resources and Organisation' },
  },
  {
    code: 'RAW',
    name: { de: 'Referat für Arbeit und Wirtschaft', en: 'Department of Labour and Economic Development' },
  },
  { code: 'RBS', name: { de: 'Referat für Bildung und Sport', en: 'Department of Education and Sports' } },
  {
    code: 'RKU',
    name: {
      de: 'Referat für Klima- und Umweltschutz',
      en: 'Department of Climate Action and Environmental Protection',
    },
  },
  {
    code: 'PLAN',
    name: {
      de: 'Referat für Stadtplanung und Bauordnung',
      en: 'Department of Urban Planning and Building Regulation',
    },
  },
  { code: 'SOZ', name: { de: 'Sozialreferat', en: 'Department of Social Services' } },
  { code: 'SKA', name: { de: 'Stadtkämmerei', en: 'City Treasury' } },
];

export function isReferat(code: string): boolean {
  return REFERATE.some((referat) => referat.code === code);
}
