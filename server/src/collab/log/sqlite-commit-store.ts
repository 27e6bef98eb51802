import type Database from 'better-sqlite3';

import type { Committed } from './commit-store.ts';
import { type PackedBatch, partsOf } from './packed-batch.ts';
import { createSqliteConnection } from './sqlite-store.ts';

/** The far side of `createSqliteCommits`: what the thread that writes does. */
export interface SqliteCommits {
  commit(batch: PackedBatch): Committed;
  probe(): void;
  close(): void;
}

/** Takes a transaction back; never leaves this file. */
class TakenBack extends Error {
  readonly taken: readonly number[];
  constructor(taken: readonly number[]) {
    super('taken back');
    this.taken = taken;
  }
}

type Statements = ReturnType<typeof prepare>;

function prepare(database: Database.Database) {
  return {
    head: database.prepare<[string], number>('select seq from document_heads where document = ?').pluck(),
    moveHead: database.prepare(
      'insert into document_heads (document, seq) values (?, ?) on conflict (document) do update set seq = excluded.seq',
    ),
    owner: database
      .prepare<[string, number], string>(
        'select person from document_clients where document = ? and client = ?',
      )
      .pluck(),
    lease: database.prepare(
      'insert into document_clients (document, client, person, seq) values (?, ?, ?, ?)',
    ),
    row: database.prepare('insert into document_updates (document, seq, data, at) values (?, ?, ?, ?)'),
  };
}

export function createSqliteCommitStore(dataDir: string): SqliteCommits {
  const connection = createSqliteConnection(dataDir, prepare);

  function takingBack(work: (statements: Statements) => Committed): Committed {
    try {
      return connection.change(work);
    } catch (error) {
      if (error instanceof TakenBack) return { taken: error.taken };
      throw error;
    }
  }

  return {
    commit: (batch) =>
      takingBack((statements) => {
        const numbers = write(statements, batch);
        const taken = lease(statements, batch, numbers);
        if (taken.length > 0) throw new TakenBack(taken);
        return { numbers };
      }),
    probe() {
      takingBack(({ moveHead, lease: take, row }) => {
        moveHead.run('', 0);
        take.run('', 0, '', 0);
        row.run('', 0, Buffer.alloc(0), '');
        throw new TakenBack([]);
      });
    },
    close: () => connection.close(),
  };
}

/** Holding the database alone, it numbers by counting on. */
function write({ head, moveHead, row }: Statements, batch: PackedBatch): number[] {
  const numbers: number[] = [];
  for (const { document, entries } of partsOf(batch)) {
    let seq = head.get(document) ?? 0;
    for (const { place, update } of entries) {
      seq += 1;
      row.run(document, seq, update, batch.at);
      numbers[place] = seq;
    }
    moveHead.run(document, seq);
  }
  return numbers;
}

/** The places of the updates whose client ids are somebody else's. */
function lease({ owner, lease: take }: Statements, batch: PackedBatch, numbers: readonly number[]): number[] {
  const taken = new Set<number>();
  for (const { place, client, person } of batch.leases) {
    const document = batch.documents[batch.documentOf[place] ?? 0] ?? '';
    const known = owner.get(document, client);
    if (known === undefined) take.run(document, client, person, numbers[place]);
    else if (known !== person) taken.add(place);
  }
  return [...taken];
}
