import type { BoardEngine } from '@geflecht/board-engine';
import type { Board, BoardItem, ItemId } from '@geflecht/board-schema';
import type { CommentThread } from '@geflecht/contract';
import { type ThreadId, threadIdSchema } from '@geflecht/domain';
import { useCallback, useEffect, useState } from 'react';
import * as v from 'valibot';

import { readStored, writeStored } from '../../platform/stored.ts';
import { CommentsPanel } from './comments-panel.tsx';
import type { Point } from './pin-places.ts';
import { itemOf, Pins, type PinsProps } from './pins.tsx';
import { PlaceLayer } from './place-layer.tsx';
import type { Comments } from './use-comments.ts';

/** Whether pins are shown on this device. */
const PINS_KEY = 'geflecht.comment-pins';

export interface CommentMode {
  readonly comments: Comments;
  readonly isPlacing: boolean;
  readonly pinsShown: boolean;
  readonly togglePins: () => void;
  /** Comments on what is selected; without a selection one chooses a place first. */
  readonly begin: () => void;
  readonly place: () => void;
  readonly placeAt: (at: Point) => void;
  readonly cancel: () => void;
  readonly open: (id: ThreadId) => void;
  readonly jump: (thread: CommentThread) => void;
  readonly isGone: (thread: CommentThread) => boolean;
}

/** Commenting on an open board. `show` opens the panel, `closeSheet` closes it where it covers the board. */
export function useCommentMode(
  engine: BoardEngine,
  board: Board,
  comments: Comments,
  { show, closeSheet }: { readonly show: () => void; readonly closeSheet: () => void },
): CommentMode {
  const [isPlacing, setPlacing] = useState(false);
  const [pinsShown, setPinsShown] = useState(() => readStored(PINS_KEY) !== 'off');
  const { show: view, mayWrite } = comments;
  const place = (): void => {
    if (!mayWrite) return;
    // On a phone the panel would cover the place.
    closeSheet();
    setPlacing(true);
  };
  const write = (item: string | null, { x, y }: Point): void => {
    setPlacing(false);
    view({ kind: 'new', item, x, y });
    show();
  };
  return {
    comments,
    isPlacing,
    pinsShown,
    place,
    togglePins() {
      writeStored(PINS_KEY, pinsShown ? 'off' : 'on');
      setPinsShown(!pinsShown);
    },
    begin() {
      const [item, ...more] = engine.selection();
      const box = item === undefined || more.length > 0 ? undefined : engine.screenBox([item]);
      if (!mayWrite) show();
      else if (item === undefined || box === undefined) place();
      else write(item, engine.toWorld({ x: box.x + box.w, y: box.y }));
    },
    placeAt(at) {
      const world = engine.toWorld(at);
      write(itemAt(engine, board.items(), at), world);
    },
    cancel() {
      setPlacing(false);
      engine.focus();
    },
    open: useCallback(
      (id) => {
        view({ kind: 'thread', id });
        show();
      },
      [view, show],
    ),
    jump(thread) {
      const item = itemOf(thread);
      if (item !== null && board.get(item) !== undefined) engine.reveal([item]);
      else engine.setCamera({ ...engine.camera(), x: thread.x, y: thread.y }, { animate: true });
    },
    isGone(thread) {
      const item = itemOf(thread);
      return thread.item !== null && (item === null || board.get(item) === undefined);
    },
  };
}

/** Pins over the canvas, and the layer that takes a place. */
export function CommentLayer({
  mode,
  ...rest
}: { readonly mode: CommentMode } & Pick<PinsProps, 'engine' | 'board' | 'faces'>) {
  return (
    <>
      {mode.pinsShown && <Pins {...rest} comments={mode.comments} onOpen={({ id }) => mode.open(id)} />}
      {mode.isPlacing && <PlaceLayer onPlace={mode.placeAt} onCancel={mode.cancel} />}
    </>
  );
}

/** The content of the board's panel. */
export function BoardComments({ mode }: { readonly mode: CommentMode }) {
  const { comments, jump, isGone, place, pinsShown, togglePins } = mode;
  return (
    <CommentsPanel
      {...{ comments, isGone, pinsShown }}
      onJump={jump}
      onPlace={place}
      onTogglePins={togglePins}
    />
  );
}

/** Opens the thread that the address names, once its place is known. */
export function useShownThread({ comments, open, jump }: CommentMode, faden: string | undefined): void {
  const thread = comments.threads.threads.find(({ id }) => id === faden);
  const isKnown = thread !== undefined;
  useEffect(() => {
    if (!v.is(threadIdSchema, faden)) return;
    open(v.parse(threadIdSchema, faden));
    if (thread !== undefined) jump(thread);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each address, not with every answer
  }, [faden, isKnown]);
}

const HOLDERS: ReadonlySet<BoardItem['kind']> = new Set(['frame', 'table', 'connector']);

/** The smallest thing at a place of the canvas; what only holds or joins others is not meant by a press into it. */
function itemAt(engine: BoardEngine, items: ReadonlyMap<ItemId, BoardItem>, { x, y }: Point): ItemId | null {
  let found: ItemId | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, { kind }] of items) {
    const box = HOLDERS.has(kind) ? undefined : engine.screenBox([id]);
    if (box === undefined || box.w * box.h >= least) continue;
    if (x < box.x || y < box.y || x > box.x + box.w || y > box.y + box.h) continue;
    found = id;
    least = box.w * box.h;
  }
  return found;
}
