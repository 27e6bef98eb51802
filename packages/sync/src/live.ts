import { CLOSE, DOCUMENT_SCHEMA } from '@geflecht/contract';
import { type DocumentAddress, documentName, HUB_DOCUMENT, type PersonId } from '@geflecht/domain';

import { CONNECTION, type ConnectionEvent, type ConnectionState } from './connection.ts';
import { createLocalCopies, type LocalCopies } from './copies/local-copies.ts';
import { createHeldDocuments, type LiveDocument, type Pause, type Stranded } from './held-documents.ts';
import { createHub, type Hub } from './hub.ts';
import { type SaveState, saveStateOf } from './save-state.ts';
import { createSharedDocument } from './shared-document.ts';
import { Wire } from './wire.ts';

export interface LiveOptions {
  /** Address of the socket, `ws://…` or `wss://…`. */
  readonly url: string;
  /** Milliseconds on any clock that only grows. */
  readonly now: () => number;
  /** 0 ≤ n < 1; spreads the attempts of many tabs. */
  readonly random?: () => number;
  /** Who is here; stands in the awareness of the open documents as an id, never as a name. */
  readonly person?: PersonId;
  /** The newest event's number the caller knows, so that nothing between is missed. */
  readonly after?: number;
  /** Where `online` and `offline` are heard; the window in a browser. */
  readonly network?: EventTarget;
  /** Keeps copies of documents on this device, for this person alone; needs IndexedDB and a person. */
  readonly keepsCopies?: boolean;
  /** Milliseconds of the calendar. */
  readonly date?: () => number;
  /** The shapes of documents this page knows; another one in tests. */
  readonly schema?: Readonly<Record<DocumentAddress['kind'], number>>;
  /** How long a document stays open after its last reader left, in milliseconds. */
  readonly linger?: number;
}

/** One socket per tab, with all open documents, presence and the event feed on it. */
export interface Live {
  readonly hub: Hub;
  open(address: DocumentAddress): LiveDocument;
  connection(): ConnectionState;
  /** Always true; the same object until it changes. */
  saveState(): SaveState;
  /** Why documents can only be read for a while, if any of the open ones is. */
  pause(): Pause | undefined;
  /** Changes of the open documents that the server has not acknowledged, whatever becomes of them. */
  unsent(): number;
  /** Whether leaving now would leave something unsent; for the question before the page unloads. */
  hasUnsaved(): boolean;
  /** Whether everything that is unsent is kept on this device, so that leaving loses nothing. */
  isKept(): boolean;
  /** Documents with words that the server will not take; the same list until it changes. */
  stranded(): readonly Stranded[];
  /** Gives up the words of such a document. */
  discard(address: DocumentAddress): Promise<void>;
  /** Hears every change of the connection or the save state. */
  subscribe(listener: () => void): () => void;
  /** Tries at once while the connection is down: because the person says so, or looks at the page again. */
  tryNow(): void;
  /** Shakes hands anew on all documents, after the person's rights changed. */
  renew(): void;
  /** After the session had ended, the same person has signed in again: what was written meanwhile goes out now. */
  signedIn(): void;
  destroy(): void;
}

/** Silence of the server after which an unanswered change means that the socket is dead. */
const STALLED_AFTER = 15_000;
const STALL_CHECK = 3_000;
/** Hocuspocus uses our `sessionEnded` number for its own time-outs. */
const STOCK_REASONS: readonly string[] = ['Connection Timeout', 'forced'];

/** Close codes with which a server says that what we sent is impossible (RFC 6455: invalid payload, too big). */
const BLAMED: readonly number[] = [1007, 1009];
const NOTHING: readonly Stranded[] = [];

export function createLive(options: LiveOptions): Live {
  const { now, person } = options;
  const random = options.random ?? Math.random;
  const date = options.date ?? Date.now;
  const schema = options.schema ?? DOCUMENT_SCHEMA;
  const listeners = new Set<() => void>();
  const copies: LocalCopies | undefined =
    options.keepsCopies === true && person !== undefined
      ? createLocalCopies({ person, random, date, changed: settle, written: refreshElsewhere })
      : undefined;
  let connection: ConnectionState = 'starting';
  let storage: 'failing' | 'writable' = 'writable';
  let heardAt = now();
  let shown: Shown = { save: { kind: 'saved' }, pause: undefined, stranded: NOTHING, isKept: true };
  let isDestroyed = false;

  const documents = createHeldDocuments({
    linger: options.linger ?? 3_000,
    isStoreFailing: () => storage === 'failing',
    changed: settle,
    create: (address, changed) =>
      createSharedDocument({
        address,
        wire,
        person,
        now,
        random,
        date,
        schema: schema[address.kind],
        sessionEnded,
        changed,
        openCopy: copies && ((doc) => copies.open(documentName(address), doc, changed)),
      }),
  });

  function tellAll(): void {
    for (const listener of listeners) listener();
  }
  function look(): Shown {
    const all = documents.all();
    const stranded = documents.stranded();
    return {
      save: saveStateOf({ connection, storage }, all),
      pause: pauseOf(all.map((document) => document.behind)),
      isKept: all.every((document) => document.isKept || document.unacknowledged === 0),
      stranded: stranded.length === 0 ? NOTHING : stranded,
    };
  }
  function pauseOf(behind: readonly ('page' | 'server' | undefined)[]): Pause | undefined {
    if (behind.includes('page')) return 'page_outdated';
    if (behind.includes('server')) return 'server_outdated';
    return storage === 'failing' ? 'storage' : undefined;
  }
  function settle(): void {
    if (isDestroyed) return;
    const next = look();
    if (looksSame(next, shown)) return;
    // Each part stays the same object until it changes.
    shown = {
      ...next,
      save: JSON.stringify(next.save) === JSON.stringify(shown.save) ? shown.save : next.save,
      stranded: sameStranded(next.stranded, shown.stranded) ? shown.stranded : next.stranded,
    };
    tellAll();
  }
  function happens(event: ConnectionEvent): void {
    const { next, effect } = CONNECTION[connection][event];
    const hasMoved = next !== connection;
    connection = next;
    if (effect === 'stop') wire.stop();
    else if (effect === 'drop') wire.drop();
    else if (effect === 'connect_now') wire.connectNow();
    else if (effect === 'resume') wire.resume();
    else if (effect === 'reconnect') {
      wire.drop();
      wire.connectNow();
    }
    settle();
    if (hasMoved) tellAll();
  }
  function unsent(): number {
    return documents.all().reduce((sum, document) => sum + document.unacknowledged, 0);
  }
  function sessionEnded(): void {
    happens('session_ended');
  }
  function refreshElsewhere(name: string): void {
    // With a connection what another tab writes comes by way of the server.
    if (connection !== 'open') void documents.named(name)?.refresh();
  }
  function storageIs(state: 'failing' | 'writable'): void {
    if (state === storage) return;
    storage = state;
    settle();
    documents.tellAll();
  }

  const wire = new Wire({
    url: options.url,
    random,
    watch: {
      opened: () => {
        heardAt = now();
        happens('opened');
      },
      lost: (code, reason) => {
        for (const document of documents.all()) document.socketFell(BLAMED.includes(code));
        // Away from the server one writes on this device, whatever its store does; it says so anew.
        storageIs('writable');
        const isOver =
          code === CLOSE.unauthenticated || (code === CLOSE.sessionEnded && !STOCK_REASONS.includes(reason));
        happens(isOver ? 'session_ended' : 'lost');
      },
      sent: (frame) => documents.sent(frame),
      received: (frame) => {
        heardAt = now();
        if (frame.document === HUB_DOCUMENT) hub.received(frame);
        else documents.received(frame);
      },
      tooLarge: (name) => documents.named(name)?.refuse('document_too_large'),
    },
  });
  const hub = createHub({ wire, random, after: options.after, sessionEnded, storage: storageIs });

  const stallCheck = setInterval(() => {
    // A failing store answers nobody; a new socket would not help.
    if (storage === 'failing') return;
    const since = Math.min(...documents.all().map((document) => document.waitingSince ?? Infinity));
    if (now() - Math.max(since, heardAt) > STALLED_AFTER) happens('stalled');
  }, STALL_CHECK);

  const network = options.network;
  const networkGone = (): void => happens('network_gone');
  const networkBack = (): void => happens('network_back');
  network?.addEventListener('offline', networkGone);
  network?.addEventListener('online', networkBack);

  void copies?.unsent().then((names) => {
    if (!isDestroyed) documents.carry(names);
  });

  return {
    hub,
    open: (address) => documents.open(address),
    connection: () => connection,
    saveState: () => shown.save,
    pause: () => shown.pause,
    unsent,
    hasUnsaved: () => unsent() > 0,
    isKept: () => shown.isKept,
    stranded: () => shown.stranded,
    discard: (address) => documents.discard(address),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tryNow: () => happens('wanted'),
    renew: () => happens('renew'),
    signedIn: () => happens('session_begun'),
    destroy() {
      clearInterval(stallCheck);
      network?.removeEventListener('offline', networkGone);
      network?.removeEventListener('online', networkBack);
      documents.destroy();
      copies?.close();
      hub.destroy();
      happens('destroyed');
      isDestroyed = true;
      wire.destroy();
      listeners.clear();
    },
  };
}

interface Shown {
  readonly save: SaveState;
  readonly pause: Pause | undefined;
  readonly isKept: boolean;
  readonly stranded: readonly Stranded[];
}

function looksSame(one: Shown, other: Shown): boolean {
  return (
    one.pause === other.pause &&
    one.isKept === other.isKept &&
    JSON.stringify(one.save) === JSON.stringify(other.save) &&
    sameStranded(one.stranded, other.stranded)
  );
}

function sameStranded(some: readonly Stranded[], others: readonly Stranded[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return one.doc === other?.doc && one.waiting === other.waiting && one.refusal === other.refusal;
    })
  );
}
