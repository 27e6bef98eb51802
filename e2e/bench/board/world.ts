import { seededRandom } from '@geflecht/testkit/random';
/** One note of the measured board. */
export interface BenchNote {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly color: number;
  readonly text: string;
}

export interface BenchWorld {
  readonly notes: readonly BenchNote[];
  /** Pairs of note ids. */
  readonly connectors: readonly (readonly [string, string])[];
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

export const NOTE_SIZE = 160;
const SPACING = 200;
const WORDS = [
  'Radweg',
  'Schule',
  'Dach',
  'Quartier',
  'Wärme',
  'Garten',
  'Werkstatt',
  'Strom',
  'Treffen',
  'Plan',
  'Stadtteil',
  'Wasser',
  'Verleih',
  'Bühne',
  'Lieferzone',
  'Baum',
  'Beirat',
  'Küche',
  'Brücke',
  'Haltestelle',
];

/** The board both subjects show: notes of eight words on a square grid, and connectors between near ones. Same seed, same board. */
export function benchWorld(noteCount: number, connectorCount: number): BenchWorld {
  const next = seededRandom(20_190_522);
  const columns = Math.round(Math.sqrt(noteCount));
  const notes = Array.from({ length: noteCount }, (_, index): BenchNote => ({
    id: `n${index}`,
    x: (index % columns) * SPACING,
    y: Math.floor(index / columns) * SPACING,
    color: Math.floor(next() * 6),
    text: Array.from({ length: 8 }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' '),
  }));
  const connectors = Array.from({ length: connectorCount }, () => {
    const from = Math.floor(next() * noteCount);
    const step = [1, 2, columns, columns + 1, 2 * columns + 1][Math.floor(next() * 5)] as number;
    return [`n${from}`, `n${(from + step) % noteCount}`] as const;
  });
  return {
    notes,
    connectors,
    columns,
    width: columns * SPACING,
    height: Math.ceil(noteCount / columns) * SPACING,
  };
}
