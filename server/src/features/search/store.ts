import type { Board, BoardId, ManufakturSlug, Proposal } from '@geflecht/domain';
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

/** What the index has to take over of one item; `null` when its words are gone. */
interface BoardChange {
  readonly item: string;
  readonly text: string | null;
}

/** What one transaction has to write of a board. */
export type BoardPart = readonly BoardChange[];

type BoardPlace = Pick<Board, 'id' | 'manufaktur'>;

/**
 * Compares the index with the items of a board. Written one after another, the parts make it hold exactly these; what
 * did not change is in none of them.
 * @param most entries of a part
 */
export async function boardParts(
  db: Db,
  board: BoardId,
  texts: readonly BoardText[],
  most: number,
): Promise<readonly BoardPart[]> {
  const before = await db
    .selectFrom('search_entries')
    .select(['item', 'body'])
    .where('kind', '=', 'board_item')
    .where('owner', '=', board)
    .execute();
  const bodies = new Map(before.map((row) => [row.item, row.body]));
  const items = new Set(texts.map((each) => each.item));
  const gone = before.filter(({ item }) => !items.has(item)).map(({ item }) => ({ item, text: null }));
  const changed = texts.filter(({ item, text }) => bodies.get(item) !== text);
  return piecesOf<BoardChange>([...gone, ...changed], most);
}

export async function indexBoardPart(
  db: Db,
  { id: owner, manufaktur }: BoardPlace,
  part: BoardPart,
): Promise<void> {
  const place = { kind: 'board_item', owner, manufaktur, title: '', summary: '' } as const;
  const gone = part.filter(({ text }) => text === null).map(({ item }) => item);
  const entries = part.flatMap(({ item, text }) => (text === null ? [] : [{ ...place, item, body: text }]));
  for (const items of piecesOf(gone, ROWS)) await remove(db, owner, items);
  for (const rows of piecesOf(entries, ROWS)) await save(db, rows);
}

/** Makes the index hold exactly these items of the board, at once. */
export async function indexBoard(db: Db, board: BoardPlace, texts: readonly BoardText[]): Promise<void> {
  for (const part of await boardParts(db, board.id, texts, ROWS)) await indexBoardPart(db, board, part);
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

function piecesOf<Item>(list: readonly Item[], most: number): readonly (readonly Item[])[] {
  const pieces: (readonly Item[])[] = [];
  for (let from = 0; from < list.length; from += most) pieces.push(list.slice(from, from + most));
  return pieces;
}
