import { Check, CloudOff, RefreshCw, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';

import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './feedback.module.css';

/** `failed`: the server took the words but cannot keep them, or refuses to. */
export type SaveStateKind = 'saved' | 'saving' | 'offline' | 'failed';

const icons: Readonly<Record<SaveStateKind, LucideIcon>> = {
  saved: Check,
  saving: RefreshCw,
  offline: CloudOff,
  failed: TriangleAlert,
};

const isTrouble = (state: SaveStateKind): boolean => state === 'offline' || state === 'failed';

export interface SaveStateProps {
  readonly state: SaveStateKind;
  /** „Gespeichert" · „Wird gespeichert" · „Offline, 3 Änderungen warten" */
  readonly label: string;
  readonly className?: string | undefined;
}

/**
 * Icon and word. A screen reader hears only what matters: trouble at once, and „gespeichert" when
 * the trouble is over; the flicker of every keystroke stays silent.
 */
export function SaveState({ state, label, className }: SaveStateProps) {
  const [announcement, setAnnouncement] = useState('');
  const announced = useRef<SaveStateKind | null>(null);
  useEffect(() => {
    const before = announced.current;
    if (isTrouble(state)) {
      // The count of waiting changes grows with every word; once is enough.
      if (before === state) return;
    } else if (state !== 'saved' || before === null || !isTrouble(before)) {
      return;
    }
    announced.current = state;
    setAnnouncement(label);
  }, [state, label]);
  return (
    <span
      className={cx(
        styles['save'],
        state === 'offline' && styles['saveOffline'],
        state === 'failed' && styles['saveFailed'],
        className,
      )}
      data-state={state}
    >
      <Icon icon={icons[state]} size={16} />
      <span>{label}</span>
      <VisuallyHidden>
        <span aria-live="polite">{announcement}</span>
      </VisuallyHidden>
    </span>
  );
}
