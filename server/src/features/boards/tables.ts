import type { BoardId, ManufakturSlug, Timestamp } from '@geflecht/domain';

export interface BoardsTables {
  boards: BoardRow;
}

export interface BoardRow {
  id: BoardId;
  manufaktur: ManufakturSlug;
  title: string;
  created_at: Timestamp;
}
