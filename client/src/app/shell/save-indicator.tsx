import { SaveState } from '@geflecht/ui';
import { useEffect } from 'react';

import { useLive, useSaveState } from '../../platform/live.tsx';
import { useText } from '../../platform/text.tsx';

import styles from './save-indicator.module.css';

/** Whether what one wrote is on the server's disk; asks before a tab with unsent words is closed. */
export function SaveIndicator() {
  const { shell } = useText();
  const live = useLive();
  const state = useSaveState();
  const unsaved = state.kind !== 'saved';

  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => {
      if (live?.hasUnsaved() === true) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [live, unsaved]);

  const label =
    state.kind === 'offline'
      ? state.waiting === 0
        ? shell.save.offline
        : shell.save.offlineWaiting(state.waiting)
      : shell.save[state.kind];
  return <SaveState state={state.kind} label={label} className={styles['state']} />;
}
