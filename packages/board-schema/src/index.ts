export * from './board-text.ts';
export * from './board.ts';
export { BOARD_MIME, checkFragment, type ClipboardFragment, fragmentText } from './clipboard.ts';
export * from './item.ts';
export { type LayeredBoard, openLayeredBoard, type OwnLayer } from './layered.ts';
export * from './limits.ts';
export * from './look.ts';
export * from './marks.ts';
export type { NewItem } from './new-item.ts';
export { compareOrder } from './order.ts';
export * from './outline.ts';
export {
  dropNotes,
  openNotes,
  type OwnNote,
  type OwnNotes,
  putNotes,
  type PutNote,
  type PutWhere,
  readNotes,
  wasOnBoard,
} from './own-notes.ts';
export { type PackedPoints, packPoints, type StrokePoint, unpackPoints } from './points.ts';
export * from './presence.ts';
export * from './seed.ts';
export { changesSince, handsIn, seenOf, type Since, type SinceKind } from './since.ts';
export { movedSlides, slidesOf } from './slides.ts';
export { type Spot, spreadNotes, type Wanted } from './spread.ts';
export type { BoardText, TextStep } from './text.ts';
export type { BoardUndo } from './undo/undo.ts';
