import { SOCKET_PATH } from '@geflecht/contract';
import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';
import {
  createLive,
  type Live,
  type LiveDocument,
  type Pause,
  removeLocalCopies,
  type SaveState,
  type Stranded,
} from '@geflecht/sync';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';

import { useSession } from '../app/queries.ts';

const LiveContext = createContext<Live | null>(null);

/** Something open for as long as somebody listens; `null` before and after. */
interface Holder<T> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly current: () => T | null;
}

const NOBODY: Holder<never> = { subscribe: () => () => undefined, current: () => null };

function socketUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${SOCKET_PATH}`;
}

/** A connection whose session ended while words were still on their way; its person may come back. */
let orphan: { readonly person: PersonId; readonly live: Live } | null = null;

function takeBack(person: PersonId): Live | undefined {
  const left = orphan;
  orphan = null;
  if (left?.person === person) {
    left.live.signedIn();
    return left.live;
  }
  left?.live.destroy();
  return undefined;
}

/**
 * Takes away what a person who has just signed out left on this device: copies of documents, and with `discard` also
 * what was waiting to be sent.
 */
export async function leaveDevice(person: PersonId, unsent: 'keep' | 'discard'): Promise<void> {
  if (unsent === 'discard' && orphan?.person === person) {
    orphan.live.destroy();
    orphan = null;
  }
  await removeLocalCopies(person, unsent);
}

function connectionOf(person: PersonId, after: number): Holder<Live> {
  let live: Live | null = null;
  return {
    current: () => live,
    subscribe(listener) {
      const own =
        takeBack(person) ??
        createLive({
          url: socketUrl(location),
          now: () => performance.now(),
          random: Math.random,
          person,
          after,
          network: window,
          keepsCopies: true,
        });
      live = own;
      // A page in the background sleeps, and so do its attempts.
      const shown = (): void => {
        if (document.visibilityState === 'visible') own.tryNow();
      };
      document.addEventListener('visibilitychange', shown);
      listener();
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
        document.removeEventListener('visibilitychange', shown);
        live = null;
        if (own.connection() === 'ended' && own.hasUnsaved()) orphan = { person, live: own };
        else own.destroy();
      };
    },
  };
}

/** Holds the tab's one socket while somebody is signed in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const person = session.person?.id ?? null;
  const { seq } = session;
  const holder = useMemo(
    () => (person === null ? NOBODY : connectionOf(person, seq)),
    // oxlint-disable-next-line react/exhaustive-deps -- later numbers come over the socket itself
    [person],
  );
  const live = useSyncExternalStore(holder.subscribe, holder.current);

  useEffect(() => {
    // The session answers again although this connection had been told of its end.
    if (session.person !== null && live?.connection() === 'ended') live.signedIn();
  }, [session, live]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The tab's connection; `null` for visitors and in the first moment. */
export function useLive(): Live | null {
  return use(LiveContext);
}

const SAVED: SaveState = { kind: 'saved' };
const NOTHING: readonly Stranded[] = [];
const nothingToHear = (): void => undefined;

/** One thing the connection says; it must be the same object until it changes. */
function useSaid<T>(said: (live: Live) => T, before: T): T {
  const live = useLive();
  return useSyncExternalStore(
    useCallback((listener: () => void) => live?.subscribe(listener) ?? nothingToHear, [live]),
    () => (live === null ? before : said(live)),
  );
}

/** How far what was written here has come; always true. */
export function useSaveState(): SaveState {
  return useSaid((live) => live.saveState(), SAVED);
}

/** Why nobody can write just now, although they may. */
export function usePause(): Pause | undefined {
  return useSaid((live) => live.pause(), undefined);
}

/** Whether what waits to be sent would survive the closing of this page. */
export function useIsKept(): boolean {
  return useSaid((live) => live.isKept(), true);
}

/** Documents with words of this person that the server will not take. */
export function useStranded(): readonly Stranded[] {
  return useSaid((live) => live.stranded(), NOTHING);
}

/** What stands in for a document in the moment before it is opened. */
export interface PendingDocument {
  readonly status: 'loading';
  readonly access: 'read';
  readonly refusal: undefined;
  readonly paused: undefined;
}

const PENDING: PendingDocument = { status: 'loading', access: 'read', refusal: undefined, paused: undefined };

function documentHolder(live: Live, address: DocumentAddress): Holder<LiveDocument> {
  let snapshot: LiveDocument | null = null;
  return {
    current: () => snapshot,
    subscribe(listener) {
      const document = live.open(address);
      const look = (): void => {
        if (snapshot !== null && sameToReaders(snapshot, document)) return;
        snapshot = snapshotOf(document);
        listener();
      };
      const stop = document.subscribe(look);
      look();
      return () => {
        stop();
        snapshot = null;
        document.release();
      };
    },
  };
}

function sameToReaders(one: LiveDocument, other: LiveDocument): boolean {
  return (
    one.doc === other.doc &&
    one.status === other.status &&
    one.access === other.access &&
    one.paused === other.paused &&
    one.refusal === other.refusal
  );
}

/** A new object for every change, so that what depends on it is computed anew. */
function snapshotOf(document: LiveDocument): LiveDocument {
  const { doc, awareness, access, paused, status, refusal, unacknowledged } = document;
  return {
    doc,
    awareness,
    access,
    paused,
    status,
    refusal,
    unacknowledged,
    subscribe: (listener) => document.subscribe(listener),
    release: () => document.release(),
  };
}

/**
 * A live document, open as long as the component shows it. Re-renders when status, access or refusal change, not with
 * every letter.
 */
export function useLiveDocument(address: DocumentAddress): LiveDocument | PendingDocument {
  const live = useLive();
  const { kind, id } = address;
  const name = documentName(address);
  const holder = useMemo(
    () => (live === null ? NOBODY : documentHolder(live, { kind, id } as DocumentAddress)),
    // oxlint-disable-next-line react/exhaustive-deps -- kind and id are the name
    [live, name],
  );
  return useSyncExternalStore(holder.subscribe, holder.current) ?? PENDING;
}
