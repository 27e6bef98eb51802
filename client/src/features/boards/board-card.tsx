import type { BoardLine } from '@geflecht/contract';
import { type Actor, type Board, may, mayTendBoard } from '@geflecht/domain';
import { formatDate, formatRelative } from '@geflecht/i18n';
import { Chip, Icon, MenuButton, MenuItem, useTheme } from '@geflecht/ui';
import { Link } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Copy, Ellipsis, PencilLine, StickyNote } from 'lucide-react';
import { useState } from 'react';

import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';

import styles from './boards.module.css';

/** What the person who is asking may do with a board besides opening it. */
export function deedsOn(actor: Actor, board: Board) {
  return {
    mayCopy: may(actor, 'make_board', { manufaktur: board.manufaktur }) === 'yes',
    mayEdit: mayTendBoard(actor, board),
    mayArchive: mayTendBoard(actor, board) && board.kind !== 'manufaktur',
  };
}

export interface BoardCardProps {
  readonly line: BoardLine;
  readonly actor: Actor;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
  readonly onArchive: (isArchived: boolean) => void;
}

/** One board in the list: its picture, its name, what it is for, and what is new. */
export function BoardCard({ line, actor, onEdit, onCopy, onArchive }: BoardCardProps) {
  const text = useText().boards;
  const language = useLanguage();
  const now = useNow();
  const { board, changedAt, isNews, visitedAt } = line;
  const { mayCopy, mayEdit, mayArchive } = deedsOn(actor, board);
  const isArchived = board.archivedAt !== null;
  const hasMenu = mayCopy || mayEdit || mayArchive;
  return (
    <li className={styles['card']}>
      <Thumbnail line={line} />
      <div className={styles['text']}>
        <Link
          to="/m/$slug/tafel"
          params={{ slug: board.manufaktur }}
          search={{ board: board.id }}
          className={styles['link']}
        >
          {board.title}
        </Link>
        {hasMenu && (
          <div className={styles['menu']}>
            <MenuButton
              label={text.actions(board.title)}
              icon={<Icon icon={Ellipsis} size={16} />}
              isIconOnly
              variant="quiet"
              size="small"
              placement="bottom end"
            >
              {mayEdit && (
                <MenuItem icon={<Icon icon={PencilLine} size={16} />} onAction={onEdit}>
                  {text.edit}
                </MenuItem>
              )}
              {mayCopy && (
                <MenuItem icon={<Icon icon={Copy} size={16} />} onAction={onCopy}>
                  {text.duplicate}
                </MenuItem>
              )}
              {mayArchive && (
                <MenuItem
                  icon={<Icon icon={isArchived ? ArchiveRestore : Archive} size={16} />}
                  onAction={() => onArchive(!isArchived)}
                >
                  {isArchived ? text.restore : text.archive}
                </MenuItem>
              )}
            </MenuButton>
          </div>
        )}
        <div className={styles['meta']}>
          <Chip>{text.kinds[board.kind]}</Chip>
          {board.day !== null && <span>{formatDate(language, board.day, 'long')}</span>}
          <span>
            {changedAt === null ? text.untouched : text.changed(formatRelative(language, changedAt, now))}
          </span>
          {isNews && visitedAt !== null && <span className={styles['news']}>{text.news}</span>}
        </div>
      </div>
    </li>
  );
}

/** A small picture of the board as it was changed last; where none can be had, a sign in its place. */
function Thumbnail({ line: { board, changedAt } }: { readonly line: BoardLine }) {
  const [isMissing, setMissing] = useState(false);
  const { appearance } = useTheme();
  return (
    <div className={styles['picture']}>
      {changedAt === null || isMissing ? (
        <Icon icon={StickyNote} size={28} />
      ) : (
        <img
          src={`/api/boards/${board.id}/thumbnail.svg?of=${encodeURIComponent(changedAt)}&look=${appearance}`}
          alt=""
          loading="lazy"
          onError={() => setMissing(true)}
        />
      )}
    </div>
  );
}
