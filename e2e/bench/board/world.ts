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
  readonly width: number;
  readonly height: number;
}

export const NOTE_SIZE = 160;
const SPACING = 200;
const COLUMNS = 100;
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

/** The board both subjects show: notes of eight words on a grid, and connectors between near ones. Same seed, same board. */
export function benchWorld(noteCount: number, connectorCount: number): BenchWorld {
  const next = random(20_190_522);
  const notes = Array.from({ length: noteCount }, (_, index): BenchNote => ({
    id: `n${index}`,
    x: (index % COLUMNS) * SPACING,
    y: Math.floor(index / COLUMNS) * SPACING,
    color: Math.floor(next() * 6),
    text: Array.from({ length: 8 }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' '),
  }));
  const connectors = Array.from({ length: connectorCount }, () => {
    const from = Math.floor(next() * noteCount);
    const step = [1, 2, COLUMNS, COLUMNS + 1, 2 * COLUMNS + 1][Math.floor(next() * 5)] as number;
    return [`n${from}`, `n${(from + step) % noteCount}`] as const;
  });
  return { notes, connectors, width: COLUMNS * SPACING, height: Math.ceil(noteCount / COLUMNS) * SPACING };
}

/** mulberry32 */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
