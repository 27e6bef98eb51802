import type { BoardEngine, CardFace } from '@geflecht/board-engine';
import type { Board, ItemId } from '@geflecht/board-schema';
import { type BoardId, may, type ManufakturSlug, type Proposal, type ProposalId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { LoadingRegion, Panel, SkeletonRows, toast } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';

import { useSession } from '../app/queries.ts';
import { HandsDialog } from '../features/boards/index.ts';
import { ClusterDialog } from '../features/clustering/index.ts';
import { ConnectDialog as LinkDialog, ProposalLinks } from '../features/links/index.ts';
import { MakeProposal, proposalQuery, proposalsQuery } from '../features/proposals/index.ts';
import { VersionsPanel } from '../features/versions/index.ts';
import { useText } from '../platform/text.tsx';
import { BoardPreview } from './board-preview.tsx';
import { CardPicker } from './card-picker.tsx';
import { ColumnsDialog } from './columns-dialog.tsx';
import type { NamedHolder } from './holders.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { ConnectDialog, EditTextDialog } from './outline-dialogs.tsx';
import { PlaceDialog } from './place-dialog.tsx';

/** What is open over the board; at most one thing at a time. */
export type OpenDialog =
  | { readonly kind: 'make'; readonly id: ItemId; readonly words: string }
  | { readonly kind: 'card' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'versions' }
  | { readonly kind: 'connect'; readonly from: ItemId }
  | { readonly kind: 'place' | 'cluster'; readonly ids: readonly ItemId[] }
  | { readonly kind: 'edit'; readonly id: ItemId; readonly words: string }
  | { readonly kind: 'columns'; readonly id: ItemId; readonly column: number }
  | { readonly kind: 'hands'; readonly id: ItemId }
  | { readonly kind: 'links'; readonly proposal: ProposalId }
  | { readonly kind: 'link'; readonly proposal: ProposalId };

export interface BoardDialogsProps {
  readonly dialog: OpenDialog | null;
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly id: BoardId;
  readonly live: LiveDocument;
  readonly manufaktur: ManufakturSlug;
  /** Names of what an arrow may point to. */
  readonly targets: readonly { readonly id: ItemId; readonly name: string }[];
  /** What takes things in. */
  readonly holders: readonly NamedHolder[];
  readonly cards: (id: ProposalId) => CardFace | undefined;
  readonly onOpen: (dialog: OpenDialog) => void;
  readonly onClose: () => void;
}

export function BoardDialogs({
  dialog,
  engine,
  board,
  id,
  live,
  manufaktur,
  targets,
  holders,
  cards,
  onOpen,
  onClose,
}: BoardDialogsProps) {
  const text = useText().board;
  const close = (): void => {
    onClose();
    // The dialog gives the focus back to what opened it; a menu's entry is gone by then, so ask once that is done.
    requestAnimationFrame(() => requestAnimationFrame(() => engine.focus()));
  };
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'versions':
      return (
        <VersionsPanel
          address={{ kind: 'board', id }}
          manufaktur={manufaktur}
          show={(doc, { label }) => (
            <BoardPreview key={label} doc={doc} id={id} label={label} manufaktur={manufaktur} />
          )}
          isFloating
          onClose={close}
        />
      );
    case 'make':
      return (
        <MakeProposal
          manufaktur={manufaktur}
          words={dialog.words}
          onClose={close}
          onMade={(proposal) => {
            becomeCard(engine, board, dialog.id, proposal, text);
            close();
          }}
        />
      );
    case 'card':
      return <PlaceCard engine={engine} board={board} manufaktur={manufaktur} onClose={close} />;
    case 'connect':
      return (
        <ConnectDialog
          engine={engine}
          from={dialog.from}
          targets={targets.filter(({ id }) => id !== dialog.from)}
          onClose={close}
        />
      );
    case 'columns': {
      const table = board.get(dialog.id);
      // Somebody else may have removed it meanwhile.
      if (table?.kind !== 'table') return null;
      return (
        <ColumnsDialog engine={engine} id={dialog.id} table={table} first={dialog.column} onClose={close} />
      );
    }
    case 'cluster':
      return <ClusterDialog {...{ engine, board, cards }} ids={dialog.ids} onClose={close} />;
    case 'place':
      return (
        <PlaceDialog
          engine={engine}
          ids={dialog.ids}
          holders={holders.filter(({ holder }) => !dialog.ids.includes(holder.id))}
          onClose={close}
        />
      );
    case 'edit':
      return <EditTextDialog engine={engine} id={dialog.id} words={dialog.words} onClose={close} />;
    case 'hands':
      return (
        <HandsDialog
          board={id}
          doc={live.doc}
          item={dialog.id}
          by={board.get(dialog.id)?.by}
          onClose={close}
        />
      );
    case 'links':
      return <LinksPanel proposal={dialog.proposal} onClose={close} />;
    case 'link':
      return (
        <LinkDialog
          from={dialog.proposal}
          onClose={close}
          onConnected={() => onOpen({ kind: 'links', proposal: dialog.proposal })}
        />
      );
  }
}

/** The note becomes the card; were it deleted meanwhile, the proposal still stands and gets a card of its own. */
function becomeCard(
  engine: BoardEngine,
  board: Board,
  id: ItemId,
  proposal: Proposal,
  text: ReturnType<typeof useText>['board'],
): void {
  if (board.get(id) === undefined) {
    engine.createCard(proposal.id);
    toast({ text: text.proposalKeptWithoutNote });
    return;
  }
  engine.turnIntoCard(id, proposal.id);
  toast({ text: text.becameProposal(proposal.title) });
}

function PlaceCard({
  engine,
  board,
  manufaktur,
  onClose,
}: {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly manufaktur: ManufakturSlug;
  readonly onClose: () => void;
}) {
  const { data } = useQuery(proposalsQuery({ manufaktur }));
  const onBoard = new Set<ProposalId>();
  for (const item of board.items().values()) if (item.kind === 'card') onBoard.add(item.proposal);
  return (
    <CardPicker
      proposals={data}
      onBoard={onBoard}
      onClose={onClose}
      onPick={(proposal) => {
        const id = engine.createCard(proposal);
        if (id !== undefined) engine.reveal([id]);
        onClose();
      }}
    />
  );
}

/** The links of a card's proposal beside the board, live. */
function LinksPanel({ proposal, onClose }: { readonly proposal: ProposalId; readonly onClose: () => void }) {
  const text = useText().board;
  const { actor } = useSession();
  const { data } = useQuery(proposalQuery(proposal));
  return (
    <Panel title={data?.proposal.title ?? text.peek.title} isFloating onClose={onClose}>
      {data === undefined ? (
        <LoadingRegion>
          <SkeletonRows count={3} />
        </LoadingRegion>
      ) : (
        <ProposalLinks
          proposal={proposal}
          links={data.links}
          ends={data.ends}
          canConnect={may(actor, 'propose_link', { manufaktur: data.proposal.manufaktur }) === 'yes'}
        />
      )}
    </Panel>
  );
}
