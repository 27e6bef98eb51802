import type { BoardEngine } from '@geflecht/board-engine';
import type { Board, ItemId } from '@geflecht/board-schema';
import { itemIdSchema } from '@geflecht/board-schema';
import type { CommentThread } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import { ManufakturMark } from '@geflecht/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';

import { useMoved } from '../../platform/board-moves.ts';
import { useText } from '../../platform/text.tsx';
import { placePins, type Pin, type Point } from './pin-places.ts';
import type { Comments } from './use-comments.ts';

import styles from './comments.module.css';

/** How near one looks at pins that lie together, when one presses them. */
const NEARER = 2;

export function itemOf({ item }: CommentThread): ItemId | null {
  return v.is(itemIdSchema, item) ? v.parse(itemIdSchema, item) : null;
}

export interface PinsProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly comments: Comments;
  readonly faces: (id: PersonId) => { readonly name: string; readonly manufaktur: number } | undefined;
  readonly onOpen: (thread: CommentThread) => void;
}

/** Open talks at their places over the canvas; they follow the view and what they are about. */
export function Pins({ engine, board, comments, faces, onOpen }: PinsProps) {
  const text = useText().comments;
  const layer = useRef<HTMLUListElement>(null);
  const frame = useMoved(engine);
  const { threads } = comments.threads;
  const open = useMemo(() => threads.filter(({ resolvedAt }) => resolvedAt === null), [threads]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = layer.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const pins = useMemo(
    () => placePins(open, (thread) => screenPlace(engine, board, thread), size),
    // oxlint-disable-next-line react/exhaustive-deps -- the engine moves without being another one
    [open, engine, board, size, frame],
  );
  const press = ({ x, y, threads: near }: Pin): void => {
    const [only] = near;
    if (near.length === 1 && only !== undefined) onOpen(only);
    else engine.zoomBy(NEARER, { x, y });
  };
  return (
    <ul ref={layer} role="list" aria-label={text.title} className={styles['pins']}>
      {pins.map((pin) => {
        const [first] = pin.threads;
        if (first === undefined) return null;
        const face = faces(first.openedBy);
        const isNews = pin.threads.some(comments.isNews);
        const isOne = pin.threads.length === 1;
        const number = isOne ? first.count : pin.threads.length;
        const isOpen = comments.view.kind === 'thread' && isOne && comments.view.id === first.id;
        const label = isOne
          ? text.pin(face?.name ?? text.nobody, first.count, isNews)
          : text.cluster(pin.threads.length);
        return (
          <li
            key={first.id}
            className={styles['pinPlace']}
            style={{ transform: `translate(${Math.round(pin.x)}px, ${Math.round(pin.y)}px)` }}
          >
            <button
              type="button"
              className={styles['pin']}
              aria-label={label}
              title={label}
              data-open={isOpen}
              onClick={() => press(pin)}
            >
              {isOne && <ManufakturMark number={face?.manufaktur ?? 1} size={14} />}
              {number > 1 && <span>{number}</span>}
              {isNews && <span className={styles['dot']} />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Upper right corner of what it is about, or its own place once that is gone. In CSS pixels from the canvas's corner. */
function screenPlace(engine: BoardEngine, board: Board, thread: CommentThread): Point {
  const item = itemOf(thread);
  if (item !== null && board.get(item) !== undefined) {
    const box = engine.screenBox([item]);
    if (box !== undefined) return { x: box.x + box.w, y: box.y };
  }
  return engine.toScreen(thread);
}
