import { type Board, type ManufakturSlug, mayTendBoard, type PersonId } from '@geflecht/domain';
import { Banner, Button, EmptyState, LoadingRegion, Skeleton } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { CloudOff, StickyNote } from 'lucide-react';

import { manufakturQuery, useSession } from '../app/queries.ts';
import { useArchiving } from '../features/boards/index.ts';
import { sentenceOf } from '../platform/api.ts';
import { useLiveDocument } from '../platform/live.tsx';
import { useText } from '../platform/text.tsx';
import { Stage } from './stage.tsx';

import styles from './board.module.css';

/** A board of a Manufaktur, live: the one the address names, else the one for all. */
export function BoardScreen() {
  const { slug } = useParams({ from: '/m/$slug/tafel' });
  const { board: wanted } = useSearch({ from: '/m/$slug/tafel' });
  const session = useSession();
  const { data, error } = useQuery(manufakturQuery(slug));
  if (error !== null) return <Refused sentence={sentenceOf(error)} />;
  if (data === undefined || session.person === null) return <BoardSkeleton />;
  const board = boardOf(data.boards, wanted);
  if (board === undefined) return <Missing slug={slug} />;
  return <LiveBoard key={board.id} board={board} manufaktur={slug} name={data.name} me={session.person.id} />;
}

function boardOf(boards: readonly Board[], wanted: string | undefined): Board | undefined {
  if (wanted !== undefined) return boards.find(({ id }) => id === wanted);
  return boards.find(({ kind }) => kind === 'manufaktur');
}

function LiveBoard({
  board,
  manufaktur,
  name,
  me,
}: {
  readonly board: Board;
  readonly manufaktur: ManufakturSlug;
  readonly name: string;
  readonly me: PersonId;
}) {
  const live = useLiveDocument({ kind: 'board', id: board.id });
  const text = useText().board;
  if (live.status === 'refused') return <Refused sentence={text.refused} />;
  if (live.status === 'loading') return <BoardSkeleton />;
  return (
    <div className={styles['live']}>
      <Stage live={live} board={board} manufaktur={manufaktur} name={name} me={me} />
      {board.archivedAt === null ? (
        live.access === 'read' &&
        live.paused === undefined &&
        live.status === 'ready' && <Banner className={styles['readOnly']}>{text.readOnly}</Banner>
      ) : (
        <Archived board={board} />
      )}
    </div>
  );
}

/** Says that the board is put away; who may takes it out again right there. */
function Archived({ board }: { readonly board: Board }) {
  const { boards: text } = useText();
  const { actor } = useSession();
  const archiving = useArchiving();
  return (
    <Banner
      className={styles['readOnly']}
      action={
        mayTendBoard(actor, board) && (
          <Button
            size="small"
            isPending={archiving.isPending}
            onPress={() => archiving.mutate({ board, isArchived: false })}
          >
            {text.restore}
          </Button>
        )
      }
    >
      {text.archived.banner}
    </Banner>
  );
}

function Missing({ slug }: { readonly slug: ManufakturSlug }) {
  const text = useText().boards;
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={StickyNote}
      title={text.missing.title}
      isCentred
      action={
        <Button onPress={() => void navigate({ to: '/m/$slug/tafeln', params: { slug } })}>{text.all}</Button>
      }
    >
      {text.missing.body}
    </EmptyState>
  );
}

function Refused({ sentence }: { readonly sentence: string }) {
  const text = useText().board;
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={CloudOff}
      title={text.refusedTitle}
      isCentred
      action={<Button onPress={() => void navigate({ to: '/' })}>{text.toOverview}</Button>}
    >
      {sentence}
    </EmptyState>
  );
}

/** Notes that are still on their way. */
function BoardSkeleton() {
  return (
    <div className={styles['screen']}>
      <LoadingRegion>
        <div className={styles['loading']}>
          {Array.from({ length: 12 }, (_, index) => (
            <Skeleton key={index} height="9rem" />
          ))}
        </div>
      </LoadingRegion>
    </div>
  );
}
