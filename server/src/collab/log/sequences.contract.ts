import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';

import { migrate, type Storage } from '../../storage/index.ts';
import { migrations } from '../../storage/migrations.ts';
import { NOW } from '../../testbed/storage.ts';
import { readAfter } from './document-store.ts';

const BEFORE = migrations.findIndex(({ name }) => name === '0018_document_sequences');

/** What was stored while numbers ran across all documents stays whole when each begins to count for itself. */
export function sequencesContract(open: () => Promise<Storage>): void {
  function updates(words: readonly string[]): Uint8Array[] {
    const doc = new Y.Doc();
    const made: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => made.push(update));
    for (const word of words) doc.getText('text').insert(doc.getText('text').length, word);
    return made;
  }

  it(
    'keeps every row and snapshot, in order, and counts each document from 1',
    { timeout: 60_000 },
    async () => {
      const storage = await open();
      onTestFinished(storage.close);
      const { db } = storage;
      await migrate(storage, () => NOW, migrations.slice(0, BEFORE));
      const row = async (document: string, data: Uint8Array): Promise<unknown> =>
        await sql`insert into document_updates (document, data, at) values (${document}, ${Buffer.from(data)}, '')`.execute(
          db,
        );
      const a = updates(['eins ', 'zwei ', 'drei ', 'vier']);
      const b = updates(['nur ', 'Zeilen']);
      // Its first two updates went into a snapshot; the numbers of the others lie between those of another document.
      const state = Buffer.from(Y.mergeUpdates(a.slice(0, 2)));
      await sql`insert into document_snapshots (document, data, upto, at) values ('proposal:a', ${state}, 2, '')`.execute(
        db,
      );
      await sql`insert into document_snapshots (document, data, upto, at) values ('proposal:c', ${state}, 7, '')`.execute(
        db,
      );
      for (const [document, data] of [
        ['proposal:b', b[0]],
        ['proposal:a', a[2]],
        ['proposal:b', b[1]],
        ['proposal:a', a[3]],
      ] as const)
        await row(document, data ?? new Uint8Array());

      await migrate(storage, () => NOW);

      const read = async (document: string): Promise<[string, number, number]> => {
        const { snapshot, updates: tail, seq } = await readAfter(db, document, 0);
        const doc = new Y.Doc();
        for (const update of [...(snapshot === undefined ? [] : [snapshot]), ...tail])
          Y.applyUpdate(doc, update);
        return [doc.getText('text').toJSON(), tail.length, seq];
      };
      expect(await read('proposal:a')).toEqual(['eins zwei drei vier', 2, 3]);
      expect(await read('proposal:b')).toEqual(['nur Zeilen', 2, 2]);
      expect(await read('proposal:c')).toEqual(['eins zwei ', 0, 1]);
      expect(
        await db
          .selectFrom('document_updates')
          .select(['document', 'seq'])
          .orderBy('document')
          .orderBy('seq')
          .execute(),
      ).toEqual([
        { document: 'proposal:a', seq: 2 },
        { document: 'proposal:a', seq: 3 },
        { document: 'proposal:b', seq: 1 },
        { document: 'proposal:b', seq: 2 },
      ]);
    },
  );
}
