import type { BoardEngine, CardFace } from '@geflecht/board-engine';
import { type Board, type ItemId, type LayeredBoard, outlineOf } from '@geflecht/board-schema';
import type { Board as BoardRecord, BoardId, ManufakturSlug, PersonId, ProposalId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { EmptyState, Icon, ToggleIconButton } from '@geflecht/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ListTree, StickyNote } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { BoardMenu, SincePanel, useVisit } from '../features/boards/index.ts';
import {
  BoardComments,
  CommentLayer,
  useCommentMode,
  useComments,
  useShownThread,
} from '../features/comments/index.ts';
import { copyPicture, Exchange, useExchange } from '../features/exchange/index.ts';
import { HandButton } from '../features/facilitation/index.ts';
import { FindBar } from '../features/find/index.ts';
import { fetchImage, ImagesLayer, useImages } from '../features/images/index.ts';
import { Templates } from '../features/templates/index.ts';
import { useRestoredNotice } from '../features/versions/index.ts';
import { useText } from '../platform/text.tsx';
import { BoardAnnouncer } from './announcer.tsx';
import { BoardDialogs, type OpenDialog } from './board-dialogs.tsx';
import { nameOf, targetsOf, useItems } from './board-items.ts';
import { BoardPeople } from './board-people.tsx';
import { BoardTogether } from './board-together.tsx';
import { BoardToolbar, HistoryButtons } from './board-toolbar.tsx';
import { CapturePanel } from './capture-panel.tsx';
import { ContextMenu } from './context-menu.tsx';
import { sameList, useEngineState } from './engine-state.ts';
import type { BoardFace } from './faces.ts';
import { holdersOf } from './holders.ts';
import { useBeside } from './outline-beside.tsx';
import { OutlinePanel } from './outline-panel.tsx';
import { BoardPanel, PanelButtons, usePanels } from './panels.tsx';
import type { ViewPort } from './presence-port.ts';
import { Presented } from './presented.tsx';
import { Reactions } from './reactions.tsx';
import type { HostActions } from './selection-actions.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { sameFacts, selectionFacts } from './selection-facts.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useBoardTogether } from './use-board-together.ts';
import { useKeysAfterPress, useKeysOnArrival } from './use-keys-after-press.ts';
import { useShownItem } from './use-shown-item.ts';
import { ViewControls } from './view-controls.tsx';
import { WritingBar } from './writing-bar.tsx';

import styles from './board.module.css';

export interface BoardControlsProps {
  readonly engine: BoardEngine;
  readonly board: LayeredBoard;
  readonly id: BoardId;
  readonly of: BoardRecord;
  readonly me: PersonId;
  readonly container: RefObject<HTMLElement | null>;
  readonly showView: ViewPort['showView'];
  readonly retryPictures: () => void;
  readonly live: LiveDocument;
  readonly manufaktur: ManufakturSlug;
  /** What the board is called among those of all Manufakturen: its files are saved under it. */
  readonly title: string;
  readonly people: (id: PersonId) => BoardFace | undefined;
  readonly cards: (id: ProposalId) => CardFace | undefined;
}

/** Tools, selection bar, view, people and outline over the canvas. */
export function BoardControls(props: BoardControlsProps) {
  const { engine, board, id, of, live, me, manufaktur, people, cards, container, title } = props;
  const together = useBoardTogether(props);
  const catalogue = useText();
  const { board: text, boards, capture, comments: talk, templates } = catalogue;
  const navigate = useNavigate();
  const readOnly = live.access === 'read';
  const items = useItems(board);
  const selection = useEngineState(engine, ['selection'], () => engine.selection(), sameList);
  const facts = useEngineState(
    engine,
    ['selection', 'change'],
    () => selectionFacts(engine.selection(), board.items()),
    sameFacts,
  );
  const [outlineOpen, setOutlineOpen] = useState(false);
  const panels = usePanels(engine);
  const { show: showPanel } = panels;
  const comments = useComments(id, manufaktur, me, readOnly);
  const showComments = useCallback(() => showPanel('comments'), [showPanel]);
  const talks = useCommentMode(engine, board, comments, {
    show: showComments,
    closeSheet: panels.closeSheet,
  });
  useShownThread(talks, useSearch({ from: '/m/$slug/tafel' }).faden);
  const images = useImages({ engine, id, container, readOnly, retry: props.retryPictures });
  const chooser = useRef<HTMLInputElement>(null);
  const exchange = useExchange();
  const [presenting, setPresenting] = useState<{ readonly start: ItemId | null } | null>(null);
  const visit = useVisit(id, me, live);
  const since = useMemo(
    () => new Map(visit.changes.map((change) => [change.id, change.kind])),
    [visit.changes],
  );
  const [isFinding, setFinding] = useState(false);
  const [authors, setAuthors] = useState(false);
  useEffect(() => engine.showAuthors(authors), [engine, authors]);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const needsOutline =
    outlineOpen || panels.open === 'capture' || dialog?.kind === 'connect' || dialog?.kind === 'place';
  const nodes = useMemo(() => (needsOutline ? outlineOf(items) : []), [needsOutline, items]);
  const holders = useMemo(() => holdersOf(nodes, capture.place), [nodes, capture]);
  const titleOf = useCallback((proposal: ProposalId): string | undefined => cards(proposal)?.title, [cards]);

  const nameOfItem = useCallback(
    (item: ItemId | undefined): string | undefined => {
      const found = item === undefined ? undefined : items.get(item);
      return found && nameOf(found, titleOf, catalogue);
    },
    [items, titleOf, catalogue],
  );
  const openProposal = (id: ProposalId): void => void navigate({ to: '/vorschlag/$id', params: { id } });
  const host: HostActions = {
    makeProposal: () => {
      const [id] = engine.selection();
      const item = id === undefined ? undefined : board.get(id);
      if (id !== undefined && item !== undefined && 'text' in item)
        setDialog({ kind: 'make', id, words: item.text });
    },
    openProposal: () => withCard(engine, board, openProposal),
    showLinks: () => withCard(engine, board, (proposal) => setDialog({ kind: 'links', proposal })),
    link: () => withCard(engine, board, (proposal) => setDialog({ kind: 'link', proposal })),
    hands: () => {
      const [item] = engine.selection();
      if (item !== undefined) setDialog({ kind: 'hands', id: item });
    },
    columns: () => {
      const [table] = engine.selection();
      if (table !== undefined) setDialog({ kind: 'columns', id: table, column: 0 });
    },
    copyPicture: () =>
      void copyPicture(
        board,
        engine.selection(),
        { cards, image: async (image) => await fetchImage(id, image) },
        catalogue,
      ),
    describe: () => images.describe(engine.selection()),
    present: () => setPresenting({ start: engine.selection()[0] ?? null }),
    cluster: () => setDialog({ kind: 'cluster', ids: engine.selection() }),
    comment: talks.begin,
    place: () => setDialog({ kind: 'place', ids: engine.selection() }),
    connect: () => {
      const [from] = engine.selection();
      if (from !== undefined) setDialog({ kind: 'connect', from });
    },
  };
  useEffect(() => {
    const stops = [
      engine.on('openCard', ({ proposal }) => openProposal(proposal)),
      engine.on('openColumns', ({ item, column }) => {
        if (!readOnly) setDialog({ kind: 'columns', id: item, column });
      }),
      engine.on('openImage', (item) => {
        if (!readOnly) images.describe([item]);
      }),
      engine.on('connectFrom', (from) => setDialog({ kind: 'connect', from })),
      engine.on('badge', ({ proposal }) => setDialog({ kind: 'links', proposal })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  });
  const closeOutline = (): void => {
    setOutlineOpen(false);
    engine.focus();
  };
  useBoardKeys(engine, {
    outline: () => (outlineOpen ? closeOutline() : setOutlineOpen(true)),
    find: () => setFinding(true),
    help: () => setDialog({ kind: 'keys' }),
    capture: () => {
      if (!readOnly) panels.toggle('capture');
    },
    notes: () => panels.toggle('notes'),
    comment: talks.begin,
    link: host.link,
  });
  useKeysAfterPress(engine);
  useKeysOnArrival(engine);
  useShownItem(engine, board);
  useRestoredNotice({ kind: 'board', id });
  const beside = useBeside({
    threads: comments.threads.threads,
    openThread: (thread) => talks.open(thread.id),
    vote: together.facilitation.vote,
    mine: together.facilitation.mine,
    mayVote: !readOnly,
    here: (item) => {
      const card = board.get(item);
      return card?.kind === 'card' ? (cards(card.proposal)?.here ?? 0) : 0;
    },
  });
  if (presenting !== null)
    return (
      <Presented
        {...{ engine, items, titleOf, together }}
        start={presenting.start}
        onEnd={() => {
          setPresenting(null);
          requestAnimationFrame(() => engine.focus());
        }}
      />
    );
  return (
    <>
      {items.size === 0 && (
        <div className={styles['empty']}>
          <EmptyState icon={StickyNote} title={text.emptyTitle} isCentred>
            {text.empty}
          </EmptyState>
        </div>
      )}
      <div className={`${styles['corner']} ${styles['start']}`}>
        <BoardMenu
          board={of}
          readOnly={readOnly}
          showsAuthors={authors}
          onAuthors={setAuthors}
          onClosed={() => engine.focus()}
          on={{
            since: () => panels.show('since'),
            notes: () => panels.show('notes'),
            templates: () => panels.show('templates'),
            exportFile: exchange.exportFile,
            importFile: exchange.importFile,
            versions: () => setDialog({ kind: 'versions' }),
            present: () => setPresenting({ start: null }),
            keys: () => setDialog({ kind: 'keys' }),
          }}
        />
        <ToggleIconButton
          label={text.tools.outline}
          shortcut={['G']}
          icon={<Icon icon={ListTree} size={20} />}
          isSelected={outlineOpen}
          onChange={setOutlineOpen}
        />
        <PanelButtons
          state={panels}
          panels={[
            ...(readOnly ? [] : (['capture', 'notes'] as const)),
            ...(together.isModerating ? (['moderation'] as const) : []),
            ...(together.facilitation.vote === null ? [] : (['vote'] as const)),
            'comments',
            ...(visit.changes.length > 0 ? (['since'] as const) : []),
          ]}
          inMenu={['notes']}
          counts={{ notes: together.notes.notes.length, since: visit.changes.length }}
        />
        {!readOnly && <Reactions engine={engine} nameOf={(person) => people(person)?.name} />}
        {!readOnly && <HandButton id={id} me={me} hands={together.facilitation.hands} />}
        {!readOnly && (
          <HistoryButtons
            engine={engine}
            className={styles['narrowOnly']}
            tooltipPlacement="bottom"
            undoOnly
          />
        )}
      </div>
      <Exchange
        state={exchange}
        {...{ engine, board, container, title, readOnly, cards }}
        nameOf={(person) => people(person)?.name}
        id={id}
        takeImages={(from, taken) => void images.take(from, taken)}
        image={async (image) => await fetchImage(id, image)}
      />
      <ImagesLayer {...{ images, engine, board, id, chooser }} />
      <CommentLayer mode={talks} engine={engine} board={board} faces={people} />
      <BoardAnnouncer board={board} />
      <BoardPeople live={live} people={people} />
      <SelectionBar engine={engine} facts={facts} readOnly={readOnly} host={host} />
      {!readOnly && <WritingBar engine={engine} board={board} />}
      <ViewControls engine={engine} onFind={() => setFinding(true)} />
      {isFinding && (
        <FindBar
          {...{ engine, items, titleOf }}
          nameOf={(item) => nameOfItem(item) ?? ''}
          onClose={() => {
            setFinding(false);
            engine.focus();
          }}
        />
      )}
      <BoardToolbar
        engine={engine}
        readOnly={readOnly}
        onPlaceCard={() => setDialog({ kind: 'card' })}
        onAddImage={() => chooser.current?.click()}
      />
      <ContextMenu engine={engine} items={items} readOnly={readOnly} host={host} />
      {outlineOpen && (
        <OutlinePanel
          engine={engine}
          items={items}
          nodes={nodes}
          readOnly={readOnly}
          selection={selection}
          nameOf={(item) => nameOfItem(item) ?? text.outline.loose}
          since={since}
          beside={beside}
          host={host}
          onConnect={(from) => setDialog({ kind: 'connect', from })}
          onEdit={(id, words) => setDialog({ kind: 'edit', id, words })}
          onClose={closeOutline}
        />
      )}
      {panels.open === 'capture' && (
        <BoardPanel title={capture.title} onClose={panels.close}>
          <CapturePanel {...{ engine, items, holders, readOnly }} />
        </BoardPanel>
      )}
      {panels.open === 'comments' && (
        <BoardPanel title={talk.title} onClose={panels.close}>
          <BoardComments mode={talks} />
        </BoardPanel>
      )}
      {panels.open === 'templates' && (
        <BoardPanel title={templates.title} onClose={panels.close}>
          <Templates {...{ engine, board, manufaktur, readOnly, selection }} onInserted={panels.closeSheet} />
        </BoardPanel>
      )}
      {panels.open === 'since' && (
        <BoardPanel title={boards.since.title} onClose={panels.close}>
          <SincePanel engine={engine} visit={visit} nameOf={nameOfItem} />
        </BoardPanel>
      )}
      <BoardTogether
        selection={selection}
        titleOf={titleOf}
        onMakeProposal={(item, words) => setDialog({ kind: 'make', id: item, words })}
        {...{ together, panels, engine, board, id, live, me }}
        isShifted={outlineOpen}
      />
      <BoardDialogs
        dialog={dialog}
        engine={engine}
        board={board}
        id={id}
        live={live}
        manufaktur={manufaktur}
        targets={targetsOf(nodes, (item) => nameOfItem(item) ?? '')}
        holders={holders}
        cards={cards}
        onOpen={setDialog}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

function withCard(engine: BoardEngine, board: Board, act: (proposal: ProposalId) => void): void {
  const [id] = engine.selection();
  const item = id === undefined ? undefined : board.get(id);
  if (item?.kind === 'card') act(item.proposal);
}
