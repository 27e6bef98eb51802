import type { BoardId, ManufakturSlug, PersonId } from '@geflecht/domain';
import { Banner, Button, EmptyState, LoadingRegion, Skeleton } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { CloudOff } from 'lucide-react';

import { manufakturQuery, useSession } from '../app/queries.ts';
import { sentenceOf } from '../platform/api.ts';
import { useLiveDocument } from '../platform/live.tsx';
import { useText } from '../platform/text.tsx';
import { Stage } from './stage.tsx';

import styles from './board.module.css';

/** The Tafel of a Manufaktur: its first board, live. */
export function BoardScreen() {
  const { slug } = useParams({ from: '/m/$slug/tafel' });
  const session = useSession();
  const { data, error } = useQuery(manufakturQuery(slug));
  const board = data?.boards[0];
  if (error !== null) return <Refused sentence={sentenceOf(error)} />;
  if (board === undefined || session.person === null) return <BoardSkeleton />;
  return (
    <LiveBoard
      key={board.id}
      board={board.id}
      manufaktur={slug}
      name={data?.name ?? ''}
      me={session.person.id}
    />
  );
}

function LiveBoard({
  board,
  manufaktur,
  name,
  me,
}: {
  readonly board: BoardId;
  readonly manufaktur: ManufakturSlug;
  readonly name: string;
  readonly me: PersonId;
}) {
  const live = useLiveDocument({ kind: 'board', id: board });
  const text = useText().board;
  if (live.status === 'refused') return <Refused sentence={text.refused} />;
  if (live.status === 'loading') return <BoardSkeleton />;
  return (
    <>
      <Stage live={live} board={board} manufaktur={manufaktur} name={name} me={me} />
      {live.access === 'read' && live.paused === undefined && live.status === 'ready' && (
        <Banner className={styles['readOnly']}>{text.readOnly}</Banner>
      )}
    </>
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
