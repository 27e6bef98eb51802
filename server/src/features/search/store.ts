import type { BoardId, ManufakturSlug, Proposal } from '@geflecht/domain';
import { type Selectable, sql } from 'kysely';

import type { Db, DialectName } from '../../storage/index.ts';
import { fold } from './fold.ts';
import type { Term } from './query.ts';
import type { SearchRow } from './tables.ts';

export type Entry = Selectable<SearchRow>;

/** Cannot be typed, and stands in no word: keeps the folded fields apart in one column. */
const BETWEEN_FIELDS = '\u0001';

/** Entries that are written in one statement. */
const ROWS = 50;

/** Rows per kind that are looked at more closely; those whose hit comes earliest, which is in the title, go first. */
const CANDIDATES = 300;

/**
 * Puts a proposal into the index. Without `text` the live text stays as it was last projected, so that a change of
 * the header need not load the document.
 */
export async function indexProposal(
  db: Db,
  proposal: Pick<Proposal, 'id' | 'manufaktur' | 'title' | 'summary'>,
  text?: string,
): Promise<void> {
  const body = text ?? (await findBody(db, proposal.id));
  const { id: owner, manufaktur, title, summary } = proposal;
  await save(db, [{ kind: 'proposal', owner, item: '', manufaktur, title, summary, body }]);
}

/** One item of a board that holds words. */
export interface BoardText {
  readonly item: string;
  readonly text: string;
}

/**
 * Makes the index hold exactly these items of the board; what did not change is not written again.
 * @param most entries that are written at most
 * @returns whether nothing is left to do
 */
export async function indexBoard(
  db: Db,
  board: { readonly id: BoardId; readonly manufaktur: ManufakturSlug },
  texts: readonly BoardText[],
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const before = await db
    .selectFrom('search_entries')
    .select(['item', 'body'])
    .where('kind', '=', 'board_item')
    .where('owner', '=', board.id)
    .execute();
  const bodies = new Map(before.map((row) => [row.item, row.body]));
  const items = new Set(texts.map((each) => each.item));
  const gone = before.filter(({ item }) => !items.has(item)).slice(0, most);
  const changed = texts.filter(({ item, text }) => bodies.get(item) !== text);
  const written = changed.slice(0, most - gone.length);
  for (let from = 0; from < gone.length; from += ROWS)
    await remove(
      db,
      board.id,
      gone.slice(from, from + ROWS).map(({ item }) => item),
    );
  const { id: owner, manufaktur } = board;
  const entries = written.map(({ item, text }) => ({
    kind: 'board_item' as const,
    owner,
    item,
    manufaktur,
    title: '',
    summary: '',
    body: text,
  }));
  for (let from = 0; from < entries.length; from += ROWS) await save(db, entries.slice(from, from + ROWS));
  return gone.length + changed.length <= most;
}

/** Entries that hold every term's stem somewhere, in the order they should be looked at. */
export async function findCandidates(
  db: Db,
  dialect: DialectName,
  kind: Entry['kind'],
  terms: readonly Term[],
  manufaktur?: ManufakturSlug,
): Promise<readonly Entry[]> {
  const [first] = terms;
  if (first === undefined) return [];
  const position =
    dialect === 'sqlite' ? sql`instr(folded, ${first.stem})` : sql`strpos(folded, ${first.stem})`;
  let query = db
    .selectFrom('search_entries')
    .selectAll()
    .where('kind', '=', kind)
    .where(holdsAll(dialect, terms))
    .orderBy(position)
    .orderBy('owner')
    .orderBy('item')
    .limit(CANDIDATES);
  if (manufaktur !== undefined) query = query.where('manufaktur', '=', manufaktur);
  if (kind === 'proposal') {
    query = query.where('owner', 'not in', (hidden) =>
      hidden.selectFrom('proposals').select('id').where('state', '=', 'verborgen'),
    );
  }
  return await query.execute();
}

/** The folded title, summary and body of an entry. */
export function foldedFields(entry: Entry): readonly string[] {
  return entry.folded.split(BETWEEN_FIELDS);
}

/** Stems are letters and digits only, so they hold no wildcard. Both databases answer this from their trigrams. */
function holdsAll(dialect: DialectName, terms: readonly Term[]) {
  const each = sql.join(
    terms.map((term) => sql`folded like ${`%${term.stem}%`}`),
    sql` and `,
  );
  return dialect === 'sqlite'
    ? sql<boolean>`nr in (select rowid from search_index where ${each})`
    : sql<boolean>`(${each})`;
}

async function findBody(db: Db, proposal: string): Promise<string> {
  const row = await db
    .selectFrom('search_entries')
    .select('body')
    .where('kind', '=', 'proposal')
    .where('owner', '=', proposal)
    .executeTakeFirst();
  return row === undefined ? '' : row.body;
}

async function save(db: Db, entries: readonly Omit<Entry, 'nr' | 'folded'>[]): Promise<void> {
  await db
    .insertInto('search_entries')
    .values(
      entries.map((entry) => ({
        ...entry,
        folded: [entry.title, entry.summary, entry.body].map(fold).join(BETWEEN_FIELDS),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['kind', 'owner', 'item']).doUpdateSet(({ ref }) => ({
        manufaktur: ref('excluded.manufaktur'),
        title: ref('excluded.title'),
        summary: ref('excluded.summary'),
        body: ref('excluded.body'),
        folded: ref('excluded.folded'),
      })),
    )
    .execute();
}

async function remove(db: Db, board: BoardId, items: readonly string[]): Promise<void> {
  await db
    .deleteFrom('search_entries')
    .where('kind', '=', 'board_item')
    .where('owner', '=', board)
    .where('item', 'in', items)
    .execute();
}
