import { PROTOCOL_VERSION } from '@geflecht/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { useLive } from '../../platform/live.tsx';
import { applyHubMessage } from '../feed.ts';
import { useSession } from '../queries.ts';
import { setRoster } from '../roster.ts';
import { usePlace } from './place.ts';

/** Feeds the caches from the hub and tells it where one is; says when the session has ended elsewhere. */
export function useHub(): { readonly ended: boolean } {
  const live = useLive();
  const queries = useQueryClient();
  const person = useSession().person?.id ?? null;
  const { place, settled } = usePlace();
  const [endedFor, setEndedFor] = useState<string | null>(null);

  useEffect(() => {
    if (live === null) {
      setRoster(null);
      return;
    }
    const stopMessages = live.hub.subscribe((message) => applyHubMessage(queries, message));
    const watch = (): void => {
      setEndedFor(live.connection() === 'ended' ? person : null);
    };
    const stopWatching = live.subscribe(watch);
    watch();
    return () => {
      stopMessages();
      stopWatching();
    };
  }, [live, queries, person]);

  const { manufaktur, view, proposal } = place;
  useEffect(() => {
    if (live === null || !settled) return;
    live.hub.send({
      type: 'place',
      place: { manufaktur, view, ...(proposal === undefined ? {} : { proposal }) },
      protocol: PROTOCOL_VERSION,
    });
  }, [live, settled, manufaktur, view, proposal]);

  return { ended: endedFor !== null && endedFor === person };
}
