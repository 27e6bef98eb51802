import type { Vote, VoteView } from '@geflecht/contract';

import { useText } from '../../platform/text.tsx';
import { Stepper } from './stepper.tsx';
import { usePoints } from './use-points.ts';

import styles from './facilitation.module.css';

/** The points of one candidate in a line of the outline: given there while the vote runs, told afterwards. */
export function VoteLine({
  vote,
  mine,
  mayVote,
  item,
}: {
  readonly vote: Vote;
  readonly mine: VoteView['mine'];
  readonly mayVote: boolean;
  readonly item: string;
}) {
  const text = useText().facilitation.vote;
  const ballot = usePoints(vote, mine, mayVote);
  const nr = vote.candidates.findIndex((candidate) => candidate.item === item);
  const candidate = vote.candidates[nr];
  if (candidate === undefined) return null;
  if (vote.state === 'laeuft')
    return (
      <span className={styles['inLine']}>
        <Stepper ballot={ballot} item={item} words={candidate.words} size="small" />
      </span>
    );
  const points = vote.results?.[nr]?.points ?? 0;
  return points === 0 ? null : <span className={styles['soft']}>{text.sum(points)}</span>;
}
