import { type Board, type ItemId, type OwnNote, putNotes, type PutWhere } from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';

/** Frames notes can be put into, by title. */
export function framesOf(board: Board): readonly { readonly id: ItemId; readonly title: string }[] {
  return [...board.items().values()]
    .flatMap((item) => (item.kind === 'frame' ? [{ id: item.id, title: item.text.trim() }] : []))
    .toSorted((one, other) => one.title.localeCompare(other.title));
}

/** Puts one's notes on the board; see `useOwnNotes` for how they leave one's own document. */
export function place(
  shared: LiveDocument,
  notes: readonly OwnNote[],
  me: PersonId,
  where: PutWhere,
): readonly ItemId[] {
  return putNotes(
    shared.doc,
    notes.map((note) => ({ ...note, by: me })),
    where,
  );
}
