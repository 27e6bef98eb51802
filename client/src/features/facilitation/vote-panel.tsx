import type { BoardEngine } from '@geflecht/board-engine';
import { type Board, type ItemId, itemIdSchema } from '@geflecht/board-schema';
import type { Vote, VoteResult, VoteView } from '@geflecht/contract';
import { Banner, Button } from '@geflecht/ui';
import * as v from 'valibot';

import { useText } from '../../platform/text.tsx';
import { undoToast } from '../../platform/undo-toast.ts';
import { Stepper } from './stepper.tsx';
import { usePoints } from './use-points.ts';

import styles from './facilitation.module.css';

export interface VotePanelProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly vote: Vote;
  readonly mine: VoteView['mine'];
  readonly mayVote: boolean;
  readonly isModerating: boolean;
  readonly onMakeProposal: (item: ItemId, words: string) => void;
}

/** Where everybody gives points while a vote runs, and its result afterwards. */
export function VotePanel(props: VotePanelProps) {
  const { vote } = props;
  return (
    <div className={styles['tray']}>
      {vote.question !== null && <p className={styles['question']}>{vote.question}</p>}
      {vote.state === 'laeuft' ? <Ballot {...props} /> : <Result {...props} />}
    </div>
  );
}

function useShow({ engine, board }: VotePanelProps): (item: string) => ItemId | undefined {
  return (item) => {
    const id = v.is(itemIdSchema, item) ? v.parse(itemIdSchema, item) : undefined;
    if (id === undefined || board.get(id) === undefined) return undefined;
    engine.reveal([id]);
    return id;
  };
}

function Ballot(props: VotePanelProps) {
  const { vote, mine, mayVote } = props;
  const text = useText().facilitation.vote;
  const show = useShow(props);
  const ballot = usePoints(vote, mine, mayVote);
  return (
    <>
      <p className={styles['left']} role="status">
        {text.left(ballot.left, vote.points)}
      </p>
      {!mayVote && <Banner>{text.readOnly}</Banner>}
      <ul className={styles['list']}>
        {vote.candidates.map(({ item, words }, nr) => {
          const result = vote.results?.[nr];
          return (
            <li key={item} className={styles['row']}>
              <span className={styles['words']}>
                <button type="button" className={styles['name']} onClick={() => show(item)}>
                  {words}
                </button>
                {result !== undefined && (
                  <span className={styles['soft']}>
                    {result.points === 0 ? text.none : text.got(result.points, result.voters)}
                  </span>
                )}
              </span>
              <Stepper ballot={ballot} item={item} words={words} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Most points first; equal ones as they stood on the board. */
function ranked(vote: Vote): readonly (VoteResult & { readonly words: string })[] {
  return vote.candidates
    .map(({ item, words }, nr) => ({ points: 0, voters: 0, ...vote.results?.[nr], item, words }))
    .toSorted((a, b) => b.points - a.points);
}

function Result(props: VotePanelProps) {
  const { engine, board, vote, isModerating, onMakeProposal } = props;
  const text = useText().facilitation.vote;
  const show = useShow(props);
  const rows = ranked(vote);
  const idOf = (item: string): ItemId | undefined => {
    const id = v.is(itemIdSchema, item) ? v.parse(itemIdSchema, item) : undefined;
    return id !== undefined && board.get(id) !== undefined ? id : undefined;
  };
  const arrange = (): void => {
    const ids = rows.flatMap(({ item, points }) => (points > 0 ? (idOf(item) ?? []) : []));
    if (engine.gatherInFrames([{ title: vote.question ?? text.frame, ids }]).length === 0) return;
    engine.zoomToSelection();
    undoToast(engine, text.arranged, text.undo);
  };
  return (
    <>
      <p className={styles['soft']}>{text.voters(vote.voters)}</p>
      <ol className={styles['list']}>
        {rows.map(({ item, words, points, voters }) => {
          const id = idOf(item);
          const isNote = id !== undefined && board.get(id)?.kind === 'note';
          return (
            <li key={item} className={styles['row']}>
              <span className={styles['words']}>
                {id === undefined ? (
                  <span>
                    {words} ({text.gone})
                  </span>
                ) : (
                  <button type="button" className={styles['name']} onClick={() => show(item)}>
                    {words}
                  </button>
                )}
                <span className={styles['soft']}>{points === 0 ? text.none : text.got(points, voters)}</span>
                {isModerating && isNote && points > 0 && (
                  <Button
                    size="small"
                    className={styles['start']}
                    aria-label={text.makeProposalOf(words)}
                    onPress={() => onMakeProposal(id, words)}
                  >
                    {text.makeProposal}
                  </Button>
                )}
              </span>
              <span className={styles['own']}>{points}</span>
            </li>
          );
        })}
      </ol>
      {isModerating && (
        <Button className={styles['start']} onPress={arrange}>
          {text.arrange}
        </Button>
      )}
    </>
  );
}

/** While a vote runs, and as long as its result is the newest: the way to it. */
export function VoteStrip({
  vote,
  mine,
  onOpen,
}: {
  readonly vote: Vote;
  readonly mine: VoteView['mine'];
  readonly onOpen: () => void;
}) {
  const text = useText().facilitation.vote;
  const spent = Object.values(mine).reduce((sum, points) => sum + points, 0);
  return (
    <section className={styles['strip']} aria-label={text.strip}>
      <span className={styles['words']}>
        <span className={styles['title']}>{vote.question ?? text.strip}</span>
        <span className={styles['soft']}>{text.left(vote.points - spent, vote.points)}</span>
      </span>
      <Button size="small" onPress={onOpen}>
        {text.open}
      </Button>
    </section>
  );
}
