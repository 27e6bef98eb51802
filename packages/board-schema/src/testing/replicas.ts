import * as Y from 'yjs';

import { type Board, openBoard } from '../board.ts';
import type { ItemId } from '../item.ts';
import { readItem } from '../read.ts';
import { type SeedItem, seedBoard } from '../seed.ts';
import { type Work, workOf } from './authorship.ts';

/** One person's copy of a board. */
export interface Replica {
  readonly board: Board;
  /** What another person has made of this copy, see `workOf`. */
  workOf(other: Replica, restored: boolean): Work;
  readonly client: number;
  /** Everything the document holds, read without any of our reading code. */
  raw(): Record<string, unknown>;
  /** What in the document breaks the rules: entries nobody can read, and what was written out of bounds. */
  flaws(): string[];
}

/** Several people on a board, each with a copy that hears of the others only when they exchange. */
export function replicas(
  items: readonly SeedItem[],
  count: number,
): { readonly people: readonly Replica[]; exchange(): void } {
  const seeded = new Y.Doc();
  seedBoard(seeded, items);
  const docs = Array.from({ length: count }, (_, nr) => {
    const doc = new Y.Doc();
    doc.clientID = nr + 1;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seeded), 'network');
    return doc;
  });
  const people = docs.map((doc, nr): Replica => {
    let made = 0;
    return {
      client: doc.clientID,
      board: openBoard(doc, { newId: () => `p${nr}n${made++}` as ItemId }),
      workOf: (other, restored) => workOf(doc, other.client, restored),
      raw: () => doc.getMap('items').toJSON(),
      flaws: () => flawsOf(doc),
    };
  });
  return {
    people,
    exchange() {
      for (const from of docs)
        for (const to of docs)
          if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network');
    },
  };
}

/** Values that reading has to put right were written wrong. */
function flawsOf(doc: Y.Doc): string[] {
  return [...doc.getMap('items')].flatMap(([id, value]) => {
    const item = readItem(id as ItemId, value);
    if (item === undefined || !(value instanceof Y.Map))
      return [`${id} cannot be read: ${JSON.stringify(value)}`];
    const flaws: string[] = [];
    const stored: Record<string, unknown> = value.toJSON();
    const read: Readonly<Record<string, unknown>> = { ...item };
    for (const group of ['place', 'look', 'ends', 'columns', 'hold', 'points', 'text'] as const) {
      // What a kind does not have may be left over from what the item was before.
      if (
        stored[group] === undefined ||
        read[group] === undefined ||
        (item.kind === 'card' && group === 'look')
      )
        continue;
      const expected = group === 'place' ? lean(read[group]) : read[group];
      if (JSON.stringify(sorted(stored[group])) !== JSON.stringify(sorted(expected)))
        flaws.push(`${id}.${group} is ${JSON.stringify(stored[group])}`);
    }
    return flaws;
  });
}

function lean(place: unknown): unknown {
  if (typeof place !== 'object' || place === null || !('angle' in place)) return place;
  const { angle, ...rest } = place;
  return angle === 0 ? rest : place;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, sorted(each)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
