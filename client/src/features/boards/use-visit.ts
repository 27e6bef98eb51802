import { changesSince, type ItemId, seenOf, type Since } from '@geflecht/board-schema';
import type { VisitView, WritersView } from '@geflecht/contract';
import type { BoardId, PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useId, useMemo } from 'react';

import { request } from '../../platform/api.ts';

/** Whoever leaves earlier has not looked; ms. */
const LOOKED = 5000;
/** Writers asked for in one go; the server refuses more. */
const WRITERS = 500;

/** An item that is new or different since the last visit. */
export interface Change {
  readonly id: ItemId;
  readonly kind: Since['kind'];
  /** Everybody who did it and is known; others may have, too. */
  readonly people: readonly PersonId[];
}

export interface Visit {
  /** When one was here last; null at the first visit, undefined while that is not known yet. */
  readonly at: string | null | undefined;
  readonly changes: readonly Change[];
  /** From here on nothing is new any more. */
  readonly markSeen: () => Promise<void>;
}

/** What others did on a board since one was there last, as it was found on arrival; keeps what one has seen on leaving. */
export function useVisit(board: BoardId, me: PersonId, live: LiveDocument): Visit {
  const { doc, status } = live;
  const isReady = status === 'ready';
  const queries = useQueryClient();
  const arrival = useId();
  const queryKey = useMemo(() => ['visit', board, arrival], [board, arrival]);
  // Asked once per arrival: what one sees happen is not new.
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => await readVisit(board, me, doc, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled: isReady,
  });
  const keep = useCallback(async () => {
    const body = { seen: textOf(seenOf(doc)) };
    await request('keepVisit', { params: { id: board }, body, outlives: true });
  }, [board, doc]);
  useEffect(() => {
    if (!isReady) return undefined;
    const since = performance.now();
    const leave = (): void => {
      if (performance.now() - since < LOOKED) return;
      // Without a network the next visit shows a little more than it had to.
      keep().catch(() => undefined);
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [isReady, keep]);
  return {
    at: data?.at,
    changes: data?.changes ?? NOTHING,
    markSeen: async () => {
      await keep();
      queries.setQueryData<Arrival>(queryKey, (before) => before && { ...before, changes: NOTHING });
    },
  };
}

const NOTHING: readonly Change[] = [];

interface Arrival {
  readonly at: string | null;
  readonly changes: readonly Change[];
}

async function readVisit(
  board: BoardId,
  me: PersonId,
  doc: LiveDocument['doc'],
  signal: AbortSignal,
): Promise<Arrival> {
  const { visit } = await request<VisitView>('visit', { params: { id: board }, signal });
  if (visit === null) return { at: null, changes: NOTHING };
  const found = changesSince(doc, bytesOf(visit.seen)) ?? [];
  const clients = [...new Set(found.flatMap((each) => each.clients))].slice(0, WRITERS);
  const people = new Map<number, PersonId>();
  if (clients.length > 0) {
    const options = { params: { id: board }, query: { clients: clients.join() }, signal };
    const { writers } = await request<WritersView>('writers', options);
    for (const { client, person } of writers) people.set(client, person);
  }
  const changes = found.flatMap(({ id, kind, clients: of }): Change[] => {
    const isOwn = of.every((client) => client === doc.clientID || people.get(client) === me);
    return isOwn ? [] : [{ id, kind, people: [...new Set(of.flatMap((each) => people.get(each) ?? []))] }];
  });
  return { at: visit.at, changes };
}

/** Who writes under these client ids of a board; that never changes for one that is known. */
export function writersQuery(board: BoardId, clients: readonly number[]) {
  return {
    queryKey: ['writers', board, clients.join()],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      request<WritersView>('writers', {
        params: { id: board },
        query: { clients: clients.join() },
        signal,
      }),
    enabled: clients.length > 0,
    staleTime: 5 * 60_000,
  };
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
