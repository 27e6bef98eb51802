import type { ItemId } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';

import {
  HandsControls,
  HandsStrip,
  TimerControls,
  TimerStrip,
  VoteControls,
  VoteMarks,
  VotePanel,
  VoteStrip,
} from '../features/facilitation/index.ts';
import {
  LeadBar,
  LeadControls,
  Moderating,
  OwnNotesPanel,
  RoundControls,
  SilentStrip,
  Strips,
} from '../features/silent/index.ts';
import { useText } from '../platform/text.tsx';
import { usePresent } from './board-people.tsx';
import { BoardPanel, type PanelState } from './panels.tsx';
import type { TogetherInputs, useBoardTogether } from './use-board-together.ts';

/** What runs for everybody at the upper edge, and the panels „Meine Zettel“ and „Moderation“. */
export function BoardTogether({
  together,
  panels,
  engine,
  board,
  id,
  live,
  me,
  selection,
  titleOf,
  onMakeProposal,
  isShifted,
}: Pick<TogetherInputs, 'engine' | 'board' | 'id' | 'live' | 'me'> & {
  readonly together: ReturnType<typeof useBoardTogether>;
  readonly panels: PanelState;
  readonly selection: readonly ItemId[];
  readonly titleOf: (proposal: ProposalId) => string | undefined;
  readonly onMakeProposal: (item: ItemId, words: string) => void;
  /** The outline is open. */
  readonly isShifted: boolean;
}) {
  const { silent: text, facilitation: words } = useText();
  const { round, lead, notes, leading, isModerating, shown, facilitation } = together;
  const { timer, ahead, vote, mine, hands } = facilitation;
  const present = usePresent(live);
  return (
    <>
      {vote !== null && (vote.state === 'laeuft' || panels.open === 'vote') && (
        <VoteMarks {...{ engine, board, vote, mine }} mayVote={live.access === 'write'} />
      )}
      <Strips isShifted={isShifted}>
        {timer !== null && <TimerStrip timer={timer} ahead={ahead} />}
        {vote?.state === 'laeuft' && panels.open !== 'vote' && (
          <VoteStrip vote={vote} mine={mine} onOpen={() => panels.show('vote')} />
        )}
        <HandsStrip hands={hands} />
        {round?.state === 'laeuft' && (
          <SilentStrip
            round={round}
            isModerating={isModerating && panels.open !== 'moderation'}
            isWriting={panels.open === 'notes'}
            mayWrite={live.access === 'write'}
            onWrite={() => panels.show('notes')}
          />
        )}
        {lead !== null && lead.person !== me && (
          <LeadBar
            key={`${lead.person} ${lead.since}`}
            lead={lead}
            live={live}
            engine={engine}
            container={shown}
          />
        )}
      </Strips>
      {panels.open === 'notes' && (
        <BoardPanel title={text.notes.title} onClose={panels.close}>
          <OwnNotesPanel view={notes} engine={engine} board={board} shared={live} me={me} round={round} />
        </BoardPanel>
      )}
      {panels.open === 'vote' && vote !== null && (
        <BoardPanel
          title={vote.state === 'laeuft' ? words.vote.open : words.vote.closed}
          onClose={panels.close}
        >
          <VotePanel
            {...{ engine, board, vote, mine, isModerating, onMakeProposal }}
            mayVote={live.access === 'write'}
          />
        </BoardPanel>
      )}
      {panels.open === 'moderation' && (
        <BoardPanel title={text.panel} onClose={panels.close}>
          <Moderating>
            <TimerControls id={id} timer={timer} ahead={ahead} />
            <VoteControls {...{ id, board, vote, selection, titleOf }} />
            <HandsControls id={id} hands={hands} present={present} />
            <RoundControls id={id} board={board} round={round} />
            <LeadControls leading={leading} />
          </Moderating>
        </BoardPanel>
      )}
    </>
  );
}
