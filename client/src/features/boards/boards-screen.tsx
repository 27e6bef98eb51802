import type { BoardLine } from '@geflecht/contract';
import { type ManufakturSlug, may } from '@geflecht/domain';
import { Banner, Button, Icon, LoadingRegion, PageHeader, SkeletonRows } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';

import { useManufakturLabels } from '../../app/proposal-queries.ts';
import { useSession } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { BoardCard } from './board-card.tsx';
import { BoardForm, type BoardTask } from './board-form.tsx';
import { boardsQuery } from './queries.ts';
import { useArchiving } from './use-archiving.ts';

import styles from './boards.module.css';

/** Every board of a Manufaktur: the one for all, those of its parts and its meetings, and those put away. */
export function BoardsScreen() {
  const { slug } = useParams({ from: '/m/$slug/tafeln' });
  return <Boards key={slug} slug={slug} />;
}

function Boards({ slug }: { readonly slug: ManufakturSlug }) {
  const text = useText().boards;
  const { actor } = useSession();
  const labelOf = useManufakturLabels();
  const navigate = useNavigate();
  const found = useQuery(boardsQuery(slug));
  const [task, setTask] = useState<BoardTask | null>(null);
  const archiving = useArchiving();
  const lines = found.data ?? [];
  const isArchived = ({ board }: BoardLine): boolean => board.archivedAt !== null;
  const open = lines.filter((line) => !isArchived(line));
  const archived = lines.filter(isArchived);
  const grid = (shown: readonly BoardLine[]) => (
    <ul role="list" className={styles['grid']}>
      {shown.map((line) => (
        <BoardCard
          key={line.board.id}
          line={line}
          actor={actor}
          onEdit={() => setTask({ kind: 'edit', board: line.board })}
          onCopy={() => setTask({ kind: 'copy', board: line.board })}
          onArchive={(to) => archiving.mutate({ board: line.board, isArchived: to })}
        />
      ))}
    </ul>
  );
  return (
    <div className={styles['page']}>
      <PageHeader
        title={text.title}
        manufaktur={labelOf(slug)?.number}
        lead={text.lead}
        actions={
          may(actor, 'make_board', { manufaktur: slug }) === 'yes' && (
            <Button
              variant="primary"
              icon={<Icon icon={Plus} />}
              onPress={() => setTask({ kind: 'create', manufaktur: slug })}
            >
              {text.create}
            </Button>
          )
        }
      />
      {found.isPending && (
        <LoadingRegion>
          <SkeletonRows count={4} />
        </LoadingRegion>
      )}
      {found.isError && (
        <Banner tone="danger" action={<Button onPress={() => void found.refetch()}>{text.again}</Button>}>
          {text.failed} {sentenceOf(found.error)}
        </Banner>
      )}
      {open.length > 0 && grid(open)}
      {archived.length > 0 && (
        <details className={styles['archive']}>
          <summary>{`${text.archived.title} · ${text.archived.count(archived.length)}`}</summary>
          {grid(archived)}
        </details>
      )}
      {task !== null && (
        <BoardForm
          task={task}
          onClose={() => setTask(null)}
          onDone={(board) => {
            setTask(null);
            if (task.kind !== 'edit')
              void navigate({ to: '/m/$slug/tafel', params: { slug }, search: { board: board.id } });
          }}
        />
      )}
    </div>
  );
}
