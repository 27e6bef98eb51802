import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';

import { useSaveState } from '../../platform/live.tsx';
import { useSession } from '../queries.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Shorter gaps pass without a word: a restart of the server or a change of the network. */
const WORTH_SAYING = 2500;

/** `offline` once the server has been out of reach for a moment. Coming back, the session is asked for again. */
export function useConnection(): 'online' | 'offline' {
  const queries = useQueryClient();
  const signedIn = useSession().person !== null;
  const network = useSyncExternalStore(subscribe, () => navigator.onLine);
  const socket = useSaveState();
  const down = !network || (signedIn && socket.kind === 'offline');
  const [lasting, setLasting] = useState(false);

  useEffect(() => {
    if (!down) return;
    const timer = setTimeout(() => setLasting(true), WORTH_SAYING);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [down]);

  useEffect(() => {
    // What failed for want of a connection tries again by itself.
    if (!down) void queries.refetchQueries({ predicate: (query) => query.state.status === 'error' });
  }, [down, queries]);

  return down && lasting ? 'offline' : 'online';
}
