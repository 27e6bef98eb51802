import type { BoardEngine, CardFace } from '@geflecht/board-engine';
import { type Board, type BoardItem, type ItemId, outlineOf, walkOutline } from '@geflecht/board-schema';
import type { BoardId, ManufakturSlug, PersonId, ProposalId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { EmptyState, Icon, IconButton, ToggleIconButton } from '@geflecht/ui';
import { useNavigate } from '@tanstack/react-router';
import { History, Keyboard, ListTree, StickyNote } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';

import { useRestoredNotice } from '../features/versions/index.ts';
import { useText } from '../platform/text.tsx';
import { BoardAnnouncer } from './announcer.tsx';
import { BoardDialogs, type OpenDialog } from './board-dialogs.tsx';
import { BoardPeople } from './board-people.tsx';
import { BoardToolbar, HistoryButtons } from './board-toolbar.tsx';
import { ContextMenu } from './context-menu.tsx';
import { sameList, useEngineState } from './engine-state.ts';
import type { BoardFace } from './faces.ts';
import { OutlinePanel } from './outline-panel.tsx';
import type { HostActions } from './selection-actions.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { sameFacts, selectionFacts } from './selection-facts.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useKeysAfterPress } from './use-keys-after-press.ts';
import { useShownItem } from './use-shown-item.ts';
import { ViewControls } from './view-controls.tsx';

import styles from './board.module.css';

export interface BoardControlsProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly id: BoardId;
  readonly live: LiveDocument;
  readonly manufaktur: ManufakturSlug;
  readonly people: (id: PersonId) => BoardFace | undefined;
  readonly cards: (id: ProposalId) => CardFace | undefined;
}

/** Tools, selection bar, view, people and outline over the canvas. */
export function BoardControls({ engine, board, id, live, manufaktur, people, cards }: BoardControlsProps) {
  const { board: text, versions } = useText();
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
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const nodes = useMemo(
    () => (outlineOpen || dialog?.kind === 'connect' ? outlineOf(items) : []),
    [outlineOpen, dialog, items],
  );
  const titleOf = (proposal: ProposalId): string | undefined => cards(proposal)?.title;

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
    connect: () => {
      const [from] = engine.selection();
      if (from !== undefined) setDialog({ kind: 'connect', from });
    },
  };
  useEffect(() => {
    const stops = [
      engine.on('openCard', ({ proposal }) => openProposal(proposal)),
      engine.on('badge', ({ proposal }) => setDialog({ kind: 'links', proposal })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  });
  useBoardKeys(engine, {
    outline: () => setOutlineOpen((open) => !open),
    help: () => setDialog({ kind: 'keys' }),
    link: host.link,
  });
  useKeysAfterPress(engine);
  useShownItem(engine, board);
  useRestoredNotice({ kind: 'board', id });
  const closeOutline = (): void => {
    setOutlineOpen(false);
    engine.focus();
  };
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
        <ToggleIconButton
          label={text.tools.outline}
          shortcut={['G']}
          icon={<Icon icon={ListTree} size={20} />}
          isSelected={outlineOpen}
          onChange={setOutlineOpen}
        />
        <IconButton
          label={versions.title}
          icon={<Icon icon={History} size={20} />}
          onPress={() => setDialog({ kind: 'versions' })}
        />
        <IconButton
          className={styles['keysButton']}
          label={text.tools.help}
          shortcut={['?']}
          icon={<Icon icon={Keyboard} size={20} />}
          onPress={() => setDialog({ kind: 'keys' })}
        />
        {!readOnly && (
          <HistoryButtons engine={engine} className={styles['narrowOnly']} tooltipPlacement="bottom" />
        )}
      </div>
      <BoardAnnouncer board={board} />
      <BoardPeople live={live} people={people} />
      <SelectionBar engine={engine} facts={facts} readOnly={readOnly} host={host} />
      <ViewControls engine={engine} />
      <BoardToolbar engine={engine} readOnly={readOnly} onPlaceCard={() => setDialog({ kind: 'card' })} />
      <ContextMenu engine={engine} items={items} readOnly={readOnly} host={host} />
      {outlineOpen && (
        <OutlinePanel
          engine={engine}
          items={items}
          nodes={nodes}
          readOnly={readOnly}
          selection={selection}
          titleOf={titleOf}
          host={host}
          onConnect={(from) => setDialog({ kind: 'connect', from })}
          onEdit={(id, words) => setDialog({ kind: 'edit', id, words })}
          onClose={closeOutline}
        />
      )}
      <BoardDialogs
        dialog={dialog}
        engine={engine}
        board={board}
        id={id}
        manufaktur={manufaktur}
        targets={targetsOf(nodes, titleOf, text.outline)}
        onOpen={setDialog}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

/** A picture of the items that changes its identity with each change, so that React notices. */
function useItems(board: Board): ReadonlyMap<ItemId, BoardItem> {
  const [items, setItems] = useState<ReadonlyMap<ItemId, BoardItem>>(() => new Map(board.items()));
  useEffect(() => {
    let frame = 0;
    const stop = board.observe(() => {
      // Many hands change many things a second; the lists follow once a frame.
      if (frame === 0) {
        frame = requestAnimationFrame(() => {
          frame = 0;
          setItems(new Map(board.items()));
        });
      }
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [board]);
  return items;
}

function withCard(engine: BoardEngine, board: Board, act: (proposal: ProposalId) => void): void {
  const [id] = engine.selection();
  const item = id === undefined ? undefined : board.get(id);
  if (item?.kind === 'card') act(item.proposal);
}

function targetsOf(
  nodes: ReturnType<typeof outlineOf>,
  titleOf: (proposal: ProposalId) => string | undefined,
  words: ReturnType<typeof useText>['board']['outline'],
): readonly { readonly id: ItemId; readonly name: string }[] {
  return [...walkOutline(nodes)]
    .filter(({ kind }) => kind !== 'connector')
    .map(({ id, kind, text, proposal }) => {
      const own = proposal === undefined ? text.trim() : (titleOf(proposal) ?? '');
      return { id, name: own === '' ? `${words.kind[kind]} ${words.unnamed}` : own };
    });
}
