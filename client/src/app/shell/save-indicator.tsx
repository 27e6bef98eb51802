import type { Catalogue } from '@geflecht/i18n';
import type { SaveState as State } from '@geflecht/sync';
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
      if (live === null || !live.hasUnsaved()) return;
      // Asked to load the page anew, nobody is held up; what waits goes with them.
      if (live.pause() === 'page_outdated' && live.isKept()) return;
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [live, unsaved]);

  const label = labelOf(state, shell.save);
  return <SaveState state={state.kind} label={label} className={styles['state']} />;
}

function labelOf(state: State, words: Catalogue['shell']['save']): string {
  switch (state.kind) {
    case 'saved':
    case 'saving':
      return words[state.kind];
    case 'offline':
      return state.waiting === 0 ? words.offline : words.offlineWaiting(state.waiting);
    case 'failed':
      return words.failed(state.waiting);
  }
}
