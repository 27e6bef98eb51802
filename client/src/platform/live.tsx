import { SOCKET_PATH } from '@geflecht/contract';
import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';
import { createLive, type Live, type LiveDocument, type SaveState } from '@geflecht/sync';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import { useSession } from '../app/queries.ts';

const LiveContext = createContext<Live | null>(null);

function socketUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${SOCKET_PATH}`;
}

/** A connection whose session ended while words were still on their way; its person may come back. */
interface Orphan {
  readonly person: PersonId;
  readonly live: Live;
}

/** Holds the tab's one socket while somebody is signed in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const person = session.person?.id ?? null;
  const [live, setLive] = useState<Live | null>(null);
  const orphan = useRef<Orphan | null>(null);
  const after = useRef(session.seq);
  after.current = session.seq;

  useEffect(() => {
    if (person === null) return;
    const own = takeBack(orphan, person) ?? open(person, after.current);
    setLive(own);
    // New rights are granted with a new handshake.
    const stop = own.hub.subscribe((message) => {
      if (
        message.type === 'event' &&
        'membership' in message.event &&
        message.event.membership.person === person
      ) {
        own.renew();
      }
    });
    return () => {
      stop();
      setLive(null);
      if (own.connection() === 'ended' && own.hasUnsaved()) orphan.current = { person, live: own };
      else own.destroy();
    };
  }, [person]);

  useEffect(() => {
    // The session answers again although this connection had been told of its end.
    if (session.person !== null && live?.connection() === 'ended') live.signedIn();
  }, [session, live]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

function open(person: PersonId, after: number): Live {
  return createLive({
    url: socketUrl(location),
    now: () => performance.now(),
    random: Math.random,
    person,
    after,
    network: window,
  });
}

function takeBack(orphan: { current: Orphan | null }, person: PersonId): Live | undefined {
  const left = orphan.current;
  orphan.current = null;
  if (left === null) return undefined;
  if (left.person !== person) {
    left.live.destroy();
    return undefined;
  }
  left.live.signedIn();
  return left.live;
}

/** The tab's connection; `null` for visitors and in the first moment. */
export function useLive(): Live | null {
  return use(LiveContext);
}

const SAVED: SaveState = { kind: 'saved' };
const nothingToHear = (): void => undefined;

/** How far what was written here has come; always true. */
export function useSaveState(): SaveState {
  const live = useLive();
  return useSyncExternalStore(
    useCallback((listener: () => void) => live?.subscribe(listener) ?? nothingToHear, [live]),
    () => live?.saveState() ?? SAVED,
  );
}

/** What stands in for a document in the moment before it is opened. */
export interface PendingDocument {
  readonly status: 'loading';
  readonly access: 'read';
  readonly refusal: undefined;
}

const PENDING: PendingDocument = { status: 'loading', access: 'read', refusal: undefined };

/**
 * A live document, open as long as the component shows it. Re-renders when status, access or refusal change, not with
 * every letter.
 */
export function useLiveDocument(address: DocumentAddress): LiveDocument | PendingDocument {
  const live = useLive();
  const { kind, id } = address;
  const name = documentName(address);
  const [held, setHeld] = useState<{ readonly name: string; readonly document: LiveDocument } | null>(null);

  useEffect(() => {
    if (live === null) return;
    const document = live.open({ kind, id } as DocumentAddress);
    setHeld({ name, document });
    return () => {
      setHeld(null);
      document.release();
    };
  }, [live, kind, id, name]);

  // A document of the address shown before must not be taken for this one.
  const document = held?.name === name ? held.document : null;
  const seen = useSyncExternalStore(
    useCallback((listener: () => void) => document?.subscribe(listener) ?? nothingToHear, [document]),
    () => (document === null ? '' : `${document.status} ${document.access} ${document.refusal ?? ''}`),
  );
  return useMemo(() => (document === null || seen === '' ? PENDING : snapshotOf(document)), [document, seen]);
}

/** A new object for every change, so that what depends on it is computed anew. */
function snapshotOf(document: LiveDocument): LiveDocument {
  const { doc, awareness, access, status, refusal, unacknowledged } = document;
  return {
    doc,
    awareness,
    access,
    status,
    refusal,
    unacknowledged,
    subscribe: (listener) => document.subscribe(listener),
    release: () => document.release(),
  };
}
