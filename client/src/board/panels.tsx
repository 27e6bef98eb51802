import type { BoardEngine } from '@geflecht/board-engine';
import { Icon, Panel, ToggleIconButton } from '@geflecht/ui';
import {
  CircleDot,
  LayoutTemplate,
  type LucideIcon,
  MessageCircle,
  Megaphone,
  NotebookPen,
  NotepadText,
  Sparkles,
} from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { FLOATING } from './use-engine.ts';

import styles from './board.module.css';

/** What may stand at the right of the board, one at a time. On a phone it is a sheet over the lower part. */
export const PANELS = ['notes', 'moderation', 'vote', 'capture', 'comments', 'templates', 'since'] as const;
export type PanelId = (typeof PANELS)[number];

const ICONS: Readonly<Record<PanelId, LucideIcon>> = {
  notes: NotepadText,
  moderation: Megaphone,
  vote: CircleDot,
  capture: NotebookPen,
  comments: MessageCircle,
  templates: LayoutTemplate,
  since: Sparkles,
};
const SHORTCUTS: Partial<Readonly<Record<PanelId, readonly string[]>>> = {
  notes: ['M'],
  capture: ['Q'],
};

export interface PanelState {
  readonly open: PanelId | null;
  readonly toggle: (id: PanelId) => void;
  readonly show: (id: PanelId) => void;
  readonly close: () => void;
  /** Closes it where it covers the board. */
  readonly closeSheet: () => void;
}

/** As wide as a panel and the gap beside it, in CSS pixels; the same rule as in the style sheet. */
const PANEL = { width: 372, beside: '(min-width: 900px)' };

export function usePanels(engine: BoardEngine): PanelState {
  const [open, setOpen] = useState<PanelId | null>(null);
  useEffect(() => {
    const isBeside = open !== null && matchMedia(PANEL.beside).matches;
    engine.setInsets({ ...FLOATING, right: isBeside ? PANEL.width : 0 });
  }, [engine, open]);
  const toggle = useCallback((id: PanelId) => setOpen((now) => (now === id ? null : id)), []);
  const close = (): void => {
    setOpen(null);
    engine.focus();
  };
  return {
    open,
    toggle,
    show: setOpen,
    close,
    closeSheet: () => {
      if (!matchMedia(PANEL.beside).matches) close();
    },
  };
}

/** The buttons that open and close the panels. */
export function PanelButtons({
  state,
  panels,
  counts = {},
  inMenu = [],
}: {
  readonly state: PanelState;
  readonly panels: readonly PanelId[];
  /** How much lies in a panel, where that is worth knowing before it is opened. */
  readonly counts?: Partial<Readonly<Record<PanelId, number>>>;
  /** What a phone has no room for and the board's menu opens. */
  readonly inMenu?: readonly PanelId[];
}) {
  const text = useText().board.panels;
  return panels.map((id) => {
    const shortcut = SHORTCUTS[id];
    return (
      <ToggleIconButton
        key={id}
        {...(inMenu.includes(id) && { className: styles['wideOnly'] })}
        label={(counts[id] ?? 0) > 0 ? `${text[id]} (${counts[id]})` : text[id]}
        {...(shortcut === undefined ? {} : { shortcut })}
        icon={<Icon icon={ICONS[id]} size={20} />}
        isSelected={state.open === id}
        onChange={() => state.toggle(id)}
      />
    );
  });
}

/** A panel at the right of the board; Esc closes it and gives the focus back. */
export function BoardPanel({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Panel title={title} side="right" isFloating onClose={onClose} className={styles['sidePanel']}>
      {children}
    </Panel>
  );
}
