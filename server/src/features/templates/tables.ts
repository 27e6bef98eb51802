import type { ManufakturSlug, PersonId, TemplateId, Timestamp } from '@geflecht/domain';

export interface TemplatesTables {
  board_templates: BoardTemplateRow;
}

export interface BoardTemplateRow {
  id: TemplateId;
  manufaktur: ManufakturSlug;
  title: string;
  how_to: string;
  made_by: PersonId;
  created_at: Timestamp;
  put_away_at: Timestamp | null;
  /** A clipboard fragment as JSON. */
  fragment: string;
}
