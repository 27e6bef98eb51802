import type { ManufakturSlug } from '@geflecht/domain';
import type { Generated } from 'kysely';

export interface SearchTables {
  search_entries: SearchRow;
}

export interface SearchRow {
  nr: Generated<number>;
  kind: 'proposal' | 'board_item';
  /** The proposal's id, or the board's. */
  owner: string;
  /** The item on the board; empty for a proposal. */
  item: string;
  manufaktur: ManufakturSlug;
  title: string;
  summary: string;
  body: string;
  /** Title, summary and body, folded as queries are; what the trigram index holds. */
  folded: string;
}
