import type { PersonId } from '@geflecht/domain';
import * as v from 'valibot';
import type * as Y from 'yjs';

import { openBoard } from './board.ts';
import { type BoardItem, isBoxItem, type ItemId, itemIdSchema } from './item.ts';
import type { ItemColor } from './look.ts';
import { buildItem } from './new-item.ts';
import { compareOrder, ordersAbove } from './order.ts';
import { readItem } from './read.ts';
import { type Spot, spreadNotes } from './spread.ts';

/** A note that lies in its writer's own document. */
export interface OwnNote {
  readonly id: ItemId;
  readonly text: string;
  readonly color: ItemColor;
  /** The silent round it was written in; `null` for a private one. */
  readonly round: string | null;
}

/** Private notes: a document in the shape of a board, and for what was written silently, in which round. */
export interface OwnNotes {
  /** In the order they were written; the same list until something changes. */
  notes(): readonly OwnNote[];
  observe(listener: () => void): () => void;
  /** @param at where its writer sees it on the board while it is written silently */
  add(note: Pick<OwnNote, 'text' | 'color' | 'round'>, at?: Pick<Spot, 'x' | 'y'> & Partial<Spot>): ItemId;
  setText(id: ItemId, text: string): void;
  setColor(id: ItemId, color: ItemColor): void;
  remove(ids: readonly ItemId[]): void;
  destroy(): void;
}

/** A private note lies in no place. */
const NOWHERE: Pick<Spot, 'x' | 'y'> & Partial<Spot> = { x: 0, y: 0 };

/** Opens a person's own document. Writes nothing until something is added or changed. */
export function openNotes(doc: Y.Doc): OwnNotes {
  const board = openBoard(doc);
  const rounds = doc.getMap<unknown>('silent');
  const listeners = new Set<() => void>();
  let shown: readonly OwnNote[] | undefined;
  const changed = (): void => {
    shown = undefined;
    for (const listener of listeners) listener();
  };
  const stop = board.observe(changed);
  rounds.observe(changed);
  return {
    notes: () => (shown ??= notesOf(board.items().values(), rounds)),
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add({ text, color, round }, at = NOWHERE) {
      let id: ItemId | undefined;
      // One update: a note of a silent round is never without its round, wherever the line breaks.
      doc.transact(() => {
        id = board.add({ kind: 'note', ...at, text, look: { color } });
        if (round !== null) rounds.set(id, round);
      });
      return id as unknown as ItemId;
    },
    setText(id, text) {
      const words = board.text(id);
      const before = words?.read() ?? '';
      if (before === text) return;
      // Only what differs: a second device of the same person may be at another place of it.
      let start = 0;
      while (start < before.length && start < text.length && before[start] === text[start]) start += 1;
      let end = 0;
      const most = Math.min(before.length, text.length) - start;
      while (end < most && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
      words?.splice(start, before.length - start - end, text.slice(start, text.length - end));
    },
    setColor: (id, color) => board.setLook([id], { color }),
    remove: (ids) => dropNotes(doc, ids),
    destroy() {
      stop();
      rounds.unobserve(changed);
      board.destroy();
      listeners.clear();
    },
  };
}

/** What lies in a person's own document. */
export function readNotes(doc: Y.Doc): readonly OwnNote[] {
  const items: BoardItem[] = [];
  for (const [key, value] of doc.getMap<unknown>('items').entries()) {
    const item = v.is(itemIdSchema, key) ? readItem(key as ItemId, value) : undefined;
    if (item !== undefined) items.push(item);
  }
  return notesOf(items, doc.getMap<unknown>('silent'));
}

function notesOf(items: Iterable<BoardItem>, rounds: Y.Map<unknown>): readonly OwnNote[] {
  return [...items]
    .filter((item) => item.kind === 'note')
    .sort((one, other) => compareOrder(one.place.order, other.place.order) || compareOrder(one.id, other.id))
    .map(({ id, text, look }) => {
      const round = rounds.get(id);
      return { id, text, color: look.color, round: typeof round === 'string' ? round : null };
    });
}

/** Takes notes out of a person's own document; those that are not there are passed over. */
export function dropNotes(doc: Y.Doc, ids: readonly ItemId[]): void {
  const items = doc.getMap<unknown>('items');
  const rounds = doc.getMap<unknown>('silent');
  doc.transact(() => {
    for (const id of ids) {
      if (items.has(id)) items.delete(id);
      if (rounds.has(id)) rounds.delete(id);
    }
  });
}

/**
 * Whether an item is or once was on a board. A note keeps its id when it moves there, so what was put up before and
 * perhaps taken down again since is known by it, and never put up twice.
 */
export function wasOnBoard(board: Y.Doc, id: ItemId): boolean {
  // Yjs keeps the last entry of every key, deleted or not; no other way tells of what is gone.
  return board.getMap('items')._map.has(id);
}

/** A note on its way onto a board. */
export interface PutNote extends Pick<OwnNote, 'id' | 'text' | 'color'> {
  readonly by: PersonId;
}

/** Where notes are to be put: at a place, in a frame (if it is still there), or wherever nothing lies. */
export type PutWhere =
  | { readonly near: { readonly x: number; readonly y: number } }
  | { readonly frame: ItemId | null };

/**
 * Puts notes onto a board under their own ids, tidily and over nothing. Those that are or were there are passed over,
 * so it may be done again after any interruption. Answers what was put.
 */
export function putNotes(board: Y.Doc, notes: readonly PutNote[], where: PutWhere): readonly ItemId[] {
  const fresh = notes.filter(({ id }) => !wasOnBoard(board, id));
  if (fresh.length === 0) return [];
  const root = board.getMap<unknown>('items');
  const opened = openBoard(board);
  const items = [...opened.items().values()];
  if (!opened.writable()) throw new Error('This board was written by a later version and can only be read.');
  opened.destroy();
  const spots = spreadNotes(items, fresh.length, wantedOf(items, where));
  const orders = ordersAbove(highest(items), fresh.length);
  board.transact(() => {
    fresh.forEach(({ id, text, color, by }, index) => {
      const { x, y, w, h } = spots[index] as Spot;
      root.set(
        id,
        buildItem({ kind: 'note', x, y, w, h, text, look: { color }, by }, orders[index] as string),
      );
    });
  });
  return fresh.map(({ id }) => id);
}

function wantedOf(items: readonly BoardItem[], where: PutWhere): Parameters<typeof spreadNotes>[2] {
  if ('near' in where) return where;
  const frame = items.find((item) => item.id === where.frame && item.kind === 'frame');
  return frame?.kind === 'frame' ? { frame } : 'anywhere';
}

function highest(items: readonly BoardItem[]): string | undefined {
  return items
    .filter(isBoxItem)
    .map(({ place }) => place.order)
    .reduce<string | undefined>(
      (most, order) => (most === undefined || compareOrder(order, most) > 0 ? order : most),
      undefined,
    );
}
