import type { BoardId, ImageId, PersonId, Timestamp } from '@geflecht/domain';

export interface ImagesTables {
  images: ImageRow;
  board_images: BoardImageRow;
}

/** A picture; it never changes, and is there once however many boards show it. */
export interface ImageRow {
  /** SHA-256 of `content` in hexadecimal. */
  id: ImageId;
  width: number;
  height: number;
  /** WebP without metadata. */
  content: Uint8Array;
  /** Length of `content`. */
  bytes: number;
}

/** That a picture may be seen by who may see a board. */
export interface BoardImageRow {
  board: BoardId;
  image: ImageId;
  /** Who brought it here. */
  by: PersonId | null;
  at: Timestamp;
}
