import type { Board } from '@geflecht/domain';
import { Icon, MenuButton, MenuItem, MenuSection, MenuSeparator } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  Archive,
  ArchiveRestore,
  Check,
  Copy,
  Download,
  FolderInput,
  History,
  Keyboard,
  LayoutGrid,
  LayoutTemplate,
  NotepadText,
  PencilLine,
  Plus,
  Presentation,
  Sparkles,
  StickyNote,
  UserRound,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { manufakturQuery, useSession } from '../../app/queries.ts';
import { useText } from '../../platform/text.tsx';
import { deedsOn } from './board-card.tsx';
import { BoardForm, type BoardTask } from './board-form.tsx';
import { useArchiving } from './use-archiving.ts';

/** Boards in the menu itself; the others are in the list. */
const LISTED = 8;

export interface BoardMenuProps {
  readonly board: Board;
  readonly readOnly: boolean;
  readonly showsAuthors: boolean;
  readonly onAuthors: (shown: boolean) => void;
  readonly on: {
    readonly since: () => void;
    readonly notes: () => void;
    readonly templates: () => void;
    readonly exportFile: () => void;
    readonly importFile: () => void;
    readonly versions: () => void;
    readonly present: () => void;
    readonly keys: () => void;
  };
  /** The menu stays open or the focus goes back: called when a dialog of its own has closed. */
  readonly onClosed: () => void;
}

const sign = (icon: typeof Copy): ReactNode => <Icon icon={icon} size={16} />;

/** The name of the board; behind it the other boards, and what is done with a board as a whole. */
export function BoardMenu({ board, readOnly, showsAuthors, onAuthors, on, onClosed }: BoardMenuProps) {
  const {
    boards: text,
    exchange,
    presentation,
    board: { panels },
  } = useText();
  const { actor } = useSession();
  const navigate = useNavigate();
  const { data } = useQuery(manufakturQuery(board.manufaktur));
  const [task, setTask] = useState<BoardTask | null>(null);
  const archiving = useArchiving();
  const { mayCopy, mayEdit, mayArchive } = deedsOn(actor, board);
  const open = (data?.boards ?? []).filter(({ archivedAt }) => archivedAt === null);
  const go = (to: Board): void =>
    void navigate({
      to: '/m/$slug/tafel',
      params: { slug: to.manufaktur },
      search: to.kind === 'manufaktur' ? {} : { board: to.id },
    });
  const isArchived = board.archivedAt !== null;
  return (
    <>
      <MenuButton label={board.title} aria-label={text.menu(board.title)} variant="quiet">
        <MenuSection title={text.sections.boards}>
          {open.slice(0, LISTED).map((each) => (
            <MenuItem
              key={each.id}
              icon={sign(each.id === board.id ? Check : StickyNote)}
              description={each.kind === 'manufaktur' ? text.kinds.manufaktur : undefined}
              onAction={() => go(each)}
            >
              {each.title}
            </MenuItem>
          ))}
          <MenuItem
            icon={sign(LayoutGrid)}
            onAction={() => void navigate({ to: '/m/$slug/tafeln', params: { slug: board.manufaktur } })}
          >
            {text.all}
          </MenuItem>
          {mayCopy && (
            <MenuItem
              icon={sign(Plus)}
              onAction={() => setTask({ kind: 'create', manufaktur: board.manufaktur })}
            >
              {text.createItem}
            </MenuItem>
          )}
        </MenuSection>
        <MenuSeparator />
        <MenuSection title={text.sections.this}>
          {!readOnly && (
            <MenuItem icon={sign(LayoutTemplate)} onAction={on.templates}>
              {text.templates}
            </MenuItem>
          )}
          {!readOnly && (
            <MenuItem icon={sign(FolderInput)} onAction={on.importFile}>
              {exchange.importItem}
            </MenuItem>
          )}
          <MenuItem icon={sign(Download)} onAction={on.exportFile}>
            {exchange.exportItem}
          </MenuItem>
          <MenuItem icon={sign(History)} onAction={on.versions}>
            {text.versions}
          </MenuItem>
          {mayEdit && (
            <MenuItem icon={sign(PencilLine)} onAction={() => setTask({ kind: 'edit', board })}>
              {text.edit}
            </MenuItem>
          )}
          {mayCopy && (
            <MenuItem icon={sign(Copy)} onAction={() => setTask({ kind: 'copy', board })}>
              {text.duplicate}
            </MenuItem>
          )}
          {mayArchive && (
            <MenuItem
              icon={sign(isArchived ? ArchiveRestore : Archive)}
              onAction={() => archiving.mutate({ board, isArchived: !isArchived })}
            >
              {isArchived ? text.restore : text.archive}
            </MenuItem>
          )}
        </MenuSection>
        <MenuSeparator />
        <MenuSection title={text.sections.view}>
          <MenuItem icon={sign(Sparkles)} onAction={on.since}>
            {text.changes}
          </MenuItem>
          {!readOnly && (
            <MenuItem icon={sign(NotepadText)} shortcut={['M']} onAction={on.notes}>
              {panels.notes}
            </MenuItem>
          )}
          <MenuItem icon={sign(showsAuthors ? Check : UserRound)} onAction={() => onAuthors(!showsAuthors)}>
            {text.authors}
          </MenuItem>
          <MenuItem icon={sign(Presentation)} onAction={on.present}>
            {presentation.menu}
          </MenuItem>
          <MenuItem icon={sign(Keyboard)} shortcut={['?']} onAction={on.keys}>
            {text.keys}
          </MenuItem>
        </MenuSection>
      </MenuButton>
      {task !== null && (
        <BoardForm
          task={task}
          onClose={() => {
            setTask(null);
            onClosed();
          }}
          onDone={(done) => {
            setTask(null);
            if (task.kind === 'edit') onClosed();
            else go(done);
          }}
        />
      )}
    </>
  );
}
