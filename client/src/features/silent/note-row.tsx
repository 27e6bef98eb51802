import {
  ITEM_COLORS,
  type ItemColor,
  type ItemId,
  type OwnNote,
  type OwnNotes,
} from '@geflecht/board-schema';
import { canvasPalette, Icon, IconButton, MenuButton, MenuItem, toast, useTheme } from '@geflecht/ui';
import { GripVertical, LayoutPanelTop, Palette, Trash2 } from 'lucide-react';
import { type PointerEvent, type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';

import { useText } from '../../platform/text.tsx';

import styles from './silent.module.css';

export interface NoteRowProps {
  readonly note: OwnNote;
  readonly own: OwnNotes;
  readonly isWritable: boolean;
  /** Left out while it is written silently: then it comes onto the board with all others. */
  readonly placing:
    | {
        readonly frames: readonly { readonly id: ItemId; readonly title: string }[];
        readonly into: (frame: ItemId | null) => void;
        readonly at: (x: number, y: number) => boolean;
      }
    | undefined;
}

/** One of one's own notes: its words, its colour, and the ways onto the board. */
export function NoteRow({ note, own, isWritable, placing }: NoteRowProps) {
  const { silent, board } = useText();
  const text = silent.notes;
  const { hues } = canvasPalette(useTheme().appearance);
  const hue = hues[note.color];
  const paper = { backgroundColor: hue.fill, color: hue.ink };
  const remove = (): void => {
    own.remove([note.id]);
    const { text: words, color, round } = note;
    toast({
      text: text.removed,
      action: { label: text.undo, onPress: () => void own.add({ text: words, color, round }) },
    });
  };
  return (
    <li className={styles['note']} style={paper}>
      <textarea
        className={styles['words']}
        aria-label={text.words}
        value={note.text}
        rows={2}
        maxLength={500}
        readOnly={!isWritable}
        onChange={(event) => own.setText(note.id, event.target.value)}
      />
      {isWritable && (
        <div className={styles['deeds']}>
          {placing !== undefined && (
            <>
              <Grip label={text.drag} ghost={note.text} paper={paper} onDrop={placing.at}>
                <Icon icon={GripVertical} size={20} />
              </Grip>
              <MenuButton
                label={text.place}
                icon={<Icon icon={LayoutPanelTop} size={16} />}
                size="small"
                variant="quiet"
                onAction={(key) => placing.into(key === FREE ? null : (key as ItemId))}
              >
                <MenuItem id={FREE}>{text.freePlace}</MenuItem>
                {placing.frames.map(({ id, title }) => (
                  <MenuItem key={id} id={id}>
                    {title === '' ? text.frame : text.inFrame(title)}
                  </MenuItem>
                ))}
              </MenuButton>
            </>
          )}
          <MenuButton
            label={text.color}
            icon={<Icon icon={Palette} size={16} />}
            isIconOnly
            size="small"
            variant="quiet"
            onAction={(key) => own.setColor(note.id, key as ItemColor)}
          >
            {ITEM_COLORS.map((color) => (
              <MenuItem
                key={color}
                id={color}
                icon={
                  <span
                    className={styles['dot']}
                    style={{ backgroundColor: hues[color].fill, borderColor: hues[color].line }}
                  />
                }
              >
                {board.colors[color]}
              </MenuItem>
            ))}
          </MenuButton>
          <IconButton
            label={text.remove}
            size="small"
            icon={<Icon icon={Trash2} size={16} />}
            onPress={remove}
          />
        </div>
      )}
    </li>
  );
}

const FREE = '*';

/** Carries a note onto the board with mouse, pen or finger; the menu beside it does the same without dragging. */
function Grip({
  label,
  ghost,
  paper,
  onDrop,
  children,
}: {
  readonly label: string;
  readonly ghost: string;
  readonly paper: { readonly backgroundColor: string; readonly color: string };
  readonly onDrop: (x: number, y: number) => boolean;
  readonly children: ReactNode;
}) {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const follow = (event: PointerEvent): void => setAt({ x: event.clientX, y: event.clientY });
  return (
    <span
      className={styles['grip']}
      title={label}
      onPointerDown={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (at !== null) follow(event);
      }}
      onPointerUp={(event) => {
        if (at === null) return;
        setAt(null);
        onDrop(event.clientX, event.clientY);
      }}
      onPointerCancel={() => setAt(null)}
    >
      {children}
      {at !== null &&
        createPortal(
          <div
            className={styles['ghost']}
            style={{ ...paper, '--x': `${at.x}px`, '--y': `${at.y}px` } as object}
          >
            {ghost}
          </div>,
          document.body,
        )}
    </span>
  );
}
