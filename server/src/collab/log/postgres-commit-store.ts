import type { Committed, CommitStore } from './commit-store.ts';
import type { Append } from './document-log.ts';
import type { PostgresConnection } from './postgres-store.ts';

type Query = PostgresConnection['query'];

/** Takes a transaction back; never leaves this file. */
class TakenBack extends Error {
  readonly taken: readonly number[];
  constructor(taken: readonly number[]) {
    super('taken back');
    this.taken = taken;
  }
}

/**
 * A document's head row is its lock: whoever has it gives the next numbers, so that the order of the numbers is the
 * order of the commits. Heads are taken in the order of their names, and client ids only after their head, so that two
 * nodes never wait for each other. One statement, because each costs a way to the server and back.
 */
const WRITE = `
  with given as (
    select document, data, place from unnest($1::text[], $2::bytea[]) with ordinality as each (document, data, place)
  ), heads as (
    insert into document_heads as head (document, seq)
    select document, count(*) from given group by document order by document
    on conflict (document) do update set seq = head.seq + excluded.seq
    returning document, seq
  ), written as (
    insert into document_updates (document, seq, data, at)
    select document, heads.seq - count(*) over (partition by document)
      + row_number() over (partition by document order by place), data, $3
    from given join heads using (document)
  )
  select document, seq from heads`;

/** Answers whose each client id is now; the first to come keeps it. */
const LEASE = `
  insert into document_clients as known (document, client, person, seq)
  select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[])
  on conflict (document, client) do update set person = known.person
  returning document, client, person`;

export function createPostgresCommits(connection: PostgresConnection): CommitStore {
  async function takingBack(work: (query: Query) => Promise<Committed>): Promise<Committed> {
    try {
      return await connection.change(work);
    } catch (error) {
      if (error instanceof TakenBack) return { taken: error.taken };
      throw error;
    }
  }

  return {
    async commit(batch, at) {
      if (batch.every(({ leases }) => leases.length === 0))
        return { numbers: await write(connection.query, batch, at) };
      return await takingBack(async (query) => {
        const numbers = await write(query, batch, at);
        const taken = await lease(query, batch, numbers);
        if (taken.length > 0) throw new TakenBack(taken);
        return { numbers };
      });
    },
    async probe() {
      await takingBack(async (query) => {
        await query(WRITE, [[''], [Buffer.alloc(0)], '']);
        await query(LEASE, [[''], [0], [''], [0]]);
        throw new TakenBack([]);
      });
    },
  };
}

async function write(query: Query, batch: readonly Append[], at: Date): Promise<number[]> {
  const heads = await query<{ document: string; seq: string }>(WRITE, [
    batch.map(({ document }) => document),
    batch.map(({ update }) => update),
    at.toISOString(),
  ]);
  const left = new Map<string, number>();
  for (const { document } of batch) left.set(document, (left.get(document) ?? 0) + 1);
  const next = new Map(
    heads.map(({ document, seq }) => [document, Number(seq) - (left.get(document) ?? 0) + 1]),
  );
  return batch.map(({ document }) => {
    const seq = next.get(document);
    if (seq === undefined) throw new Error(`${document} was given no number`);
    next.set(document, seq + 1);
    return seq;
  });
}

/** The places of the updates whose client ids are somebody else's. */
async function lease(query: Query, batch: readonly Append[], numbers: readonly number[]): Promise<number[]> {
  const wanted = batch.flatMap(({ document, leases }, place) =>
    leases.map(({ client, person }) => ({ key: `${client} ${document}`, document, client, person, place })),
  );
  // A statement may touch a row only once.
  const first = [...new Map(wanted.toReversed().map((each) => [each.key, each])).values()];
  const rows = await query<{ document: string; client: string; person: string }>(LEASE, [
    first.map(({ document }) => document),
    first.map(({ client }) => client),
    first.map(({ person }) => person),
    first.map(({ place }) => numbers[place]),
  ]);
  const owners = new Map(rows.map(({ document, client, person }) => [`${client} ${document}`, person]));
  const taken = wanted.filter(({ key, person }) => owners.get(key) !== person).map(({ place }) => place);
  return [...new Set(taken)];
}
