import type Database from 'better-sqlite3';

import { mergeState, MOST_BYTES, MOST_ROWS } from './merge-state.ts';
import { createSqliteConnection } from './sqlite-store.ts';

/** The far side of `createSqliteSnapshots`: what the thread that merges does. */
export interface SqliteSnapshotStore {
  compact(document: string, leastRows: number, at: string): number | undefined;
  close(): void;
}

interface Row {
  readonly seq: number;
  readonly data: Uint8Array;
}

interface Snapshot {
  readonly upto: number;
  readonly data: Uint8Array;
}

type Statements = ReturnType<typeof prepare>;

function prepare(database: Database.Database) {
  return {
    upto: database
      .prepare<[string], number>('select upto from document_snapshots where document = ?')
      .pluck(),
    head: database.prepare<[string], number>('select seq from document_heads where document = ?').pluck(),
    snapshot: database.prepare<[string], Snapshot>(
      'select upto, data from document_snapshots where document = ?',
    ),
    rows: database.prepare<[string, number, number], Row>(
      'select seq, data from document_updates where document = ? and seq > ? order by seq limit ?',
    ),
    replace: database.prepare(
      `insert into document_snapshots (document, data, upto, at) values (?, ?, ?, ?) on conflict (document)
        do update set data = excluded.data, upto = excluded.upto, at = excluded.at where upto < excluded.upto`,
    ),
    clear: database.prepare('delete from document_updates where document = ? and seq <= ?'),
  };
}

export function createSqliteSnapshotStore(dataDir: string): SqliteSnapshotStore {
  const connection = createSqliteConnection(dataDir, prepare);

  function pass(document: string, leastRows: number, at: string): Pass | undefined {
    const tail = connection.look((statements) => readTail(statements, document, leastRows));
    if (tail === undefined) return undefined;
    const state = mergeState(tail.snapshot, tail.updates);
    // The old snapshot stands until this commits, and nothing that came since is touched.
    connection.change(({ replace, clear }) => {
      replace.run(document, state, tail.upto, at);
      clear.run(document, tail.upto);
    });
    return { bytes: state.byteLength, isLast: tail.isLast };
  }

  return {
    compact(document, leastRows, at) {
      let last = pass(document, leastRows, at);
      while (last?.isLast === false) last = pass(document, 1, at) ?? { ...last, isLast: true };
      return last?.bytes;
    },
    close: () => connection.close(),
  };
}

interface Pass {
  readonly bytes: number;
  readonly isLast: boolean;
}

interface Tail {
  readonly snapshot: Uint8Array | undefined;
  readonly updates: readonly Uint8Array[];
  readonly upto: number;
  readonly isLast: boolean;
}

function readTail(statements: Statements, document: string, leastRows: number): Tail | undefined {
  const head = statements.head.get(document) ?? 0;
  const from = statements.upto.get(document) ?? 0;
  if (head - from < leastRows) return undefined;
  const updates: Uint8Array[] = [];
  let upto = from;
  let bytes = 0;
  for (const { seq, data } of statements.rows.iterate(document, from, MOST_ROWS)) {
    updates.push(data);
    upto = seq;
    bytes += data.byteLength;
    if (bytes >= MOST_BYTES) break;
  }
  return { snapshot: statements.snapshot.get(document)?.data, updates, upto, isLast: upto >= head };
}
