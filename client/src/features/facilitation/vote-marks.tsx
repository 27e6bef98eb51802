import type { BoardEngine } from '@geflecht/board-engine';
import { type Board, type ItemId, itemIdSchema } from '@geflecht/board-schema';
import type { Vote, VoteView } from '@geflecht/contract';
import * as v from 'valibot';

import { useMoved } from '../../platform/board-moves.ts';
import { useText } from '../../platform/text.tsx';
import { Stepper } from './stepper.tsx';
import { usePoints } from './use-points.ts';

import styles from './facilitation.module.css';

/** As wide as all buttons, in CSS pixels; on what is drawn smaller there is room for one. */
const ROOM = 84;
/** From this width on there is room for one button. */
const ROOM_FOR_ONE = 28;

export interface VoteMarksProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly vote: Vote;
  readonly mine: VoteView['mine'];
  readonly mayVote: boolean;
}

/** Points on the canvas: while a vote runs one gives them right on the notes; afterwards the result stands there. */
export function VoteMarks({ engine, board, vote, mine, mayVote }: VoteMarksProps) {
  const text = useText().facilitation.vote;
  useMoved(engine);
  const ballot = usePoints(vote, mine, mayVote);
  const isOpen = vote.state === 'laeuft';
  const view = engine.toScreen(engine.camera());
  const seen = { width: 2 * view.x, height: 2 * view.y };
  return (
    <ul aria-label={isOpen ? text.open : text.closed} className={styles['marks']}>
      {vote.candidates.map(({ item, words }, nr) => {
        const box = boxOf(engine, board, item);
        if (box === undefined || (isOpen && box.w < ROOM_FOR_ONE)) return null;
        if (box.x + box.w < 0 || box.y + box.h < 0 || box.x > seen.width || box.y > seen.height) return null;
        const points = vote.results?.[nr]?.points ?? 0;
        if (!isOpen && points === 0) return null;
        return (
          <li
            key={item}
            className={styles['mark']}
            style={{
              transform: `translate(${Math.round(box.x + box.w / 2)}px, ${Math.round(box.y + box.h)}px) translate(-50%, -35%)`,
            }}
          >
            {isOpen ? (
              <Stepper ballot={ballot} item={item} words={words} size={box.w < ROOM ? 'tiny' : 'small'} />
            ) : (
              <span className={styles['own']} aria-label={`${words}: ${text.sum(points)}`}>
                {points}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function boxOf(engine: BoardEngine, board: Board, item: string) {
  if (!v.is(itemIdSchema, item)) return undefined;
  const id: ItemId = v.parse(itemIdSchema, item);
  return board.get(id) === undefined ? undefined : engine.screenBox([id]);
}
