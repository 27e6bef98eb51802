import { documentName, type PersonId, type SharedAddress } from '@geflecht/domain';

import type { Storage } from '../../storage/index.ts';
import { noteWriters, type WriterNote } from './store.ts';

/** Who writes where. Kept in memory for a moment: a row for every letter would be too many. */
export interface WriterNotes {
  wrote(address: SharedAddress, person: PersonId, at: Date): void;
  /** Writes down what is noted; what cannot be stays noted. */
  store(): Promise<void>;
}

/** Keeps one statement well below the databases' bounds. */
const BATCH = 500;

export function createWriterNotes({ db }: Storage): WriterNotes {
  const notes = new Map<string, WriterNote>();
  return {
    wrote(address, person, at) {
      notes.set(`${documentName(address)} ${person}`, { address, person, at: at.toISOString() });
    },
    async store() {
      const waiting = [...notes];
      for (let from = 0; from < waiting.length; from += BATCH) {
        const batch = waiting.slice(from, from + BATCH);
        await noteWriters(
          db,
          batch.map(([, note]) => note),
        );
        // Somebody may have written on meanwhile.
        for (const [key, note] of batch) if (notes.get(key) === note) notes.delete(key);
      }
    },
  };
}
