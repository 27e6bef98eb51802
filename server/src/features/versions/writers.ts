import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';

import type { Storage } from '../../storage/index.ts';
import { noteWriter } from './store.ts';

/** Who writes where. Kept in memory for a moment: a row for every letter would be too many. */
export interface WriterNotes {
  wrote(address: DocumentAddress, person: PersonId, at: Date): void;
  /** Writes down what is noted; what cannot be stays noted. */
  store(): Promise<void>;
}

interface Note {
  readonly address: DocumentAddress;
  readonly person: PersonId;
  readonly at: Date;
}

export function createWriterNotes({ db }: Storage): WriterNotes {
  const notes = new Map<string, Note>();
  return {
    wrote(address, person, at) {
      notes.set(`${documentName(address)} ${person}`, { address, person, at });
    },
    async store() {
      for (const [key, note] of notes) {
        await noteWriter(db, note.address, note.person, note.at.toISOString());
        // Somebody may have written on meanwhile.
        if (notes.get(key) === note) notes.delete(key);
      }
    },
  };
}
