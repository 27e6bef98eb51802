import type { Closable, SnapshotStore } from './commit-store.ts';
import { joinBytes } from './joined-bytes.ts';
import { MOST_BYTES, MOST_ROWS } from './merge-state.ts';
import type { Merge } from './merge-worker.ts';
import type { PostgresConnection } from './postgres-store.ts';
import { createWorkerLink } from './worker-link.ts';

type Query = PostgresConnection['query'];

/** Any constant serves; all nodes of one database take the same locks. */
const LOCK = 7_301_944;

const TAIL = `
  select seq, data from (
    select seq, data, sum(octet_length(data)) over (order by seq) - octet_length(data) as before
    from document_updates where document = $1 and seq > $2 order by seq limit $3
  ) as tail where before < $4 order by seq`;

const REPLACE = `
  insert into document_snapshots as known (document, data, upto, at) values ($1, $2, $3, $4)
  on conflict (document) do update set data = excluded.data, upto = excluded.upto, at = excluded.at
  where known.upto < excluded.upto`;

/** Merging takes the processor, so a thread of its own does it; the waiting for the server is done here. */
export function createPostgresSnapshots(connection: PostgresConnection): SnapshotStore & Closable {
  const merging = createWorkerLink<Merge, Uint8Array<ArrayBuffer>>(
    new URL('./merge-worker.ts', import.meta.url),
    undefined,
  );

  async function pass(document: string, leastRows: number, at: Date): Promise<Pass | undefined> {
    return await connection.change(async (query) => {
      const tail = await readTail(query, document, leastRows);
      if (tail === undefined) return undefined;
      const updates = joinBytes(tail.updates);
      const state = await merging.ask({ snapshot: tail.snapshot, updates }, [updates.bytes.buffer]);
      // The old snapshot stands until this commits, and nothing that came since is touched.
      await query(REPLACE, [document, state, tail.upto, at.toISOString()]);
      await query('delete from document_updates where document = $1 and seq <= $2', [document, tail.upto]);
      return { bytes: state.byteLength, isLast: tail.isLast };
    });
  }

  return {
    async compact(document, leastRows, at) {
      let last = await pass(document, leastRows, at);
      while (last?.isLast === false) last = (await pass(document, 1, at)) ?? { ...last, isLast: true };
      return last?.bytes;
    },
    close: async () => await merging.close(),
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

/** `undefined` also when another node is at it. */
async function readTail(query: Query, document: string, leastRows: number): Promise<Tail | undefined> {
  const [lock] = await query<{ got: boolean }>(
    'select pg_try_advisory_xact_lock($1::integer, hashtext($2)) as got',
    [LOCK, document],
  );
  if (lock?.got !== true) return undefined;
  const [length] = await query<{ head: string; upto: string }>(
    `select
      coalesce((select seq from document_heads where document = $1), 0) as head,
      coalesce((select upto from document_snapshots where document = $1), 0) as upto`,
    [document],
  );
  const head = Number(length?.head);
  const from = Number(length?.upto);
  if (head - from < leastRows) return undefined;
  const rows = await query<{ seq: string; data: Uint8Array }>(TAIL, [document, from, MOST_ROWS, MOST_BYTES]);
  const [snapshot] = await query<{ data: Uint8Array }>(
    'select data from document_snapshots where document = $1',
    [document],
  );
  const upto = Number(rows.at(-1)?.seq ?? from);
  return {
    snapshot: snapshot?.data,
    updates: rows.map(({ data }) => data),
    upto,
    isLast: upto >= head,
  };
}
