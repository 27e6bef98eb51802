import type * as Y from 'yjs';

import { type Board, type BoardChange, type BoardOptions, openBoard } from './board.ts';
import { checkFragment, fragmentOf, readFragment } from './clipboard.ts';
import type { BoardItem, ItemId } from './item.ts';
import { type NewItem, randomItemId } from './new-item.ts';
import type { BoardUndo } from './undo/undo.ts';

/** Notes of a person's own document that are shown on the board to them alone. */
export interface OwnLayer {
  readonly doc: Y.Doc;
  /** Notes of this silent round are shown, and new notes are written in it. */
  readonly round: string;
}

/** A board over which one person's own notes may lie. Whoever shows and changes it need not know which is which. */
export interface LayeredBoard extends Board {
  /** While there is one, new notes go into the person's own document and never onto the board. */
  setOwn(layer: OwnLayer | null): void;
  isOwn(id: ItemId): boolean;
}

interface Open {
  readonly board: Board;
  readonly rounds: Y.Map<unknown>;
  readonly layer: OwnLayer;
  readonly undo: BoardUndo;
  readonly stop: () => void;
}

/** Opens a board for one person. */
export function openLayeredBoard(doc: Y.Doc, options: BoardOptions = {}): LayeredBoard {
  const board = openBoard(doc, options);
  const newId = options.newId ?? randomItemId;
  const ownOrigin = {};
  const merged = new Map<ItemId, BoardItem>(board.items());
  const listeners = new Set<(change: BoardChange) => void>();
  const historyListeners = new Set<() => void>();
  let own: Open | null = null;
  /** Where the person wrote last: that is taken back first. */
  let last: 'board' | 'own' = 'board';
  let undone: 'board' | 'own' = 'board';

  /** What of the own document is shown. What has come onto the board lies there. */
  function hidden(id: ItemId): BoardItem | undefined {
    if (own === null || board.get(id) !== undefined || own.rounds.get(id) !== own.layer.round)
      return undefined;
    const item = own.board.get(id);
    return item?.kind === 'note' ? item : undefined;
  }
  function refresh(ids: Iterable<ItemId>, isOwnChange: boolean): void {
    const changed: ItemId[] = [];
    const removed: ItemId[] = [];
    for (const id of ids) {
      const item = board.get(id) ?? hidden(id);
      if (item !== undefined) {
        merged.set(id, item);
        changed.push(id);
      } else if (merged.delete(id)) removed.push(id);
    }
    if (changed.length === 0 && removed.length === 0) return;
    for (const listener of listeners) listener({ changed, removed, own: isOwnChange });
  }
  const stop = board.observe((change) => refresh([...change.changed, ...change.removed], change.own));
  const isHidden = (id: ItemId): boolean => hidden(id) !== undefined;
  const layerOf = (id: ItemId): Board => (own !== null && isHidden(id) ? own.board : board);

  /** The same deed on both layers, each with what lies in it. */
  function onEach<T>(
    all: readonly T[],
    idOf: (each: T) => ItemId,
    act: (target: Board, some: readonly T[]) => void,
  ): void {
    const ours = all.filter((each) => isHidden(idOf(each)));
    const theirs = all.filter((each) => !isHidden(idOf(each)));
    if (own !== null && ours.length > 0) {
      last = 'own';
      act(own.board, ours);
    }
    if (theirs.length > 0) {
      last = 'board';
      act(board, theirs);
    }
  }
  const itself = (id: ItemId): ItemId => id;
  const shared = (ids: readonly ItemId[]): readonly ItemId[] => ids.filter((id) => !isHidden(id));

  function addAll(items: readonly NewItem[]): ItemId[] {
    if (own === null || !items.some(({ kind }) => kind === 'note')) {
      last = 'board';
      return board.addMany(items);
    }
    const { layer, rounds } = own;
    const target = own.board;
    return items.map((item) => {
      if (item.kind !== 'note') return board.add(item);
      last = 'own';
      let id: ItemId | undefined;
      // One update, and its round is there before the note is shown.
      layer.doc.transact(() => {
        id = target.add(item);
        rounds.set(id, layer.round);
      }, ownOrigin);
      return id as unknown as ItemId;
    });
  }

  function close(): void {
    if (own === null) return;
    const { undo, stop: stopOwn, board: ownBoard } = own;
    const ids = [...ownBoard.items().keys()];
    stopOwn();
    undo.destroy();
    ownBoard.destroy();
    own = null;
    refresh(ids, false);
  }

  const layered: LayeredBoard = {
    items: () => merged,
    get: (id) => merged.get(id),
    writable: () => board.writable(),
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    text: (id) => layerOf(id).text(id),
    add: (item) => addAll([item])[0] as ItemId,
    addMany: addAll,
    setPlace: (changes) =>
      onEach(
        changes,
        ({ id }) => id,
        (target, some) => target.setPlace(some),
      ),
    setLook: (ids, look) => onEach(ids, itself, (target, some) => target.setLook(some, look)),
    setEnds: (id, ends) => board.setEnds(id, ends),
    setColumns: (id, columns) => board.setColumns(id, columns),
    setSlide: (id, slide) => board.setSlide(id, slide),
    lock: (ids, locked) => onEach(ids, itself, (target, some) => target.lock(some, locked)),
    // What others do not see is tied to nothing that they do.
    group: (ids) => board.group(shared(ids)),
    ungroup: (ids) => board.ungroup(shared(ids)),
    remove: (ids) => onEach(ids, itself, (target, some) => target.remove(some)),
    connect: (from, to, look) => (isHidden(from) || isHidden(to) ? newId() : board.connect(from, to, look)),
    duplicate: (ids, dx, dy) => {
      const copies = board.duplicate(shared(ids), dx, dy);
      const notes = ids.flatMap((id) => {
        const item = hidden(id);
        if (item?.kind !== 'note') return [];
        const { place, text, marks, look } = item;
        return [{ kind: 'note' as const, ...place, x: place.x + dx, y: place.y + dy, text, marks, look }];
      });
      return notes.length === 0 ? copies : [...copies, ...addAll(notes)];
    },
    bringToFront: (ids) => onEach(ids, itself, (target, some) => target.bringToFront(some)),
    sendToBack: (ids) => onEach(ids, itself, (target, some) => target.sendToBack(some)),
    turnIntoCard: (id, proposal) => {
      if (!isHidden(id)) board.turnIntoCard(id, proposal);
    },
    copy: (ids) => fragmentOf(merged, ids),
    paste(fragment, dx, dy) {
      const checked = own === null ? undefined : checkFragment(fragment);
      if (checked === undefined) {
        last = 'board';
        return board.paste(fragment, dx, dy);
      }
      const kinds = (isNote: boolean) => ({
        ...checked,
        items: checked.items.filter(({ kind }) => (kind === 'note') === isNote),
      });
      const added = board.paste(kinds(false), dx, dy);
      const notes = readFragment(kinds(true), { newId, dx, dy }).map(([, item]) => item);
      return notes.length === 0 ? added : [...added, ...addAll(notes)];
    },
    batch: (writes) => {
      const inner = own;
      if (inner === null) board.batch(writes);
      else inner.layer.doc.transact(() => board.batch(writes), ownOrigin);
    },
    createUndo: () => {
      const undo = board.createUndo();
      const mine = (): BoardUndo | null => own?.undo ?? null;
      const stopTelling = undo.observe(() => {
        for (const listener of historyListeners) listener();
      });
      return {
        undo() {
          const fromOwn = mine();
          const isMine = fromOwn?.canUndo() === true && (last === 'own' || !undo.canUndo());
          undone = isMine ? 'own' : 'board';
          if (isMine) fromOwn.undo();
          else undo.undo();
          if (fromOwn?.canUndo() !== true) last = 'board';
        },
        redo() {
          const fromOwn = mine();
          const isMine = fromOwn?.canRedo() === true && (undone === 'own' || !undo.canRedo());
          if (isMine) fromOwn.redo();
          else undo.redo();
          last = isMine ? 'own' : 'board';
        },
        canUndo: () => undo.canUndo() || mine()?.canUndo() === true,
        canRedo: () => undo.canRedo() || mine()?.canRedo() === true,
        step() {
          undo.step();
          mine()?.step();
        },
        observe(listener) {
          historyListeners.add(listener);
          return () => historyListeners.delete(listener);
        },
        destroy() {
          stopTelling();
          undo.destroy();
        },
      };
    },
    destroy() {
      close();
      stop();
      board.destroy();
      listeners.clear();
    },
    isOwn: isHidden,
    setOwn(layer) {
      if (own?.layer.doc === layer?.doc && own?.layer.round === layer?.round) return;
      close();
      if (layer === null) return;
      const ownBoard = openBoard(layer.doc, { newId, origin: ownOrigin });
      const rounds = layer.doc.getMap<unknown>('silent');
      const undo = ownBoard.createUndo();
      const stops = [
        ownBoard.observe((change) => refresh([...change.changed, ...change.removed], change.own)),
        undo.observe(() => {
          for (const listener of historyListeners) listener();
        }),
      ];
      own = {
        board: ownBoard,
        rounds,
        layer,
        undo,
        stop: () => {
          for (const each of stops) each();
        },
      };
      refresh(ownBoard.items().keys(), false);
    },
  };
  return layered;
}
