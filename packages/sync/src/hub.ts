import { type HubMessage, type HubRequest, PROTOCOL_VERSION } from '@geflecht/contract';
import { HUB_DOCUMENT } from '@geflecht/domain';
import { HocuspocusProvider } from '@hocuspocus/provider';

import { verdictOf } from './document-status.ts';
import type { Frame } from './frames.ts';
import { createRetry } from './retry.ts';
import { createRosterMemory } from './roster.ts';
import type { Wire } from './wire.ts';

/** Well under the 30 s of silence after which either side takes the socket for dead. */
const HEARTBEAT = 20_000;
/** Events seen more than this many events ago are not expected to come again. */
const REMEMBERED = 1000;

/** What subscribers hear: rosters are whole, and the state of the store is part of the connection's. */
export type HubNews = Exclude<HubMessage, { type: 'roster_changed' } | { type: 'storage' }>;

export interface Hub {
  /**
   * Says where the person is, or asks for missed events. The last place is said again after every reconnect, and missed
   * events are asked for by itself; what is sent while the socket is down is not queued.
   */
  send(request: HubRequest): void;
  subscribe(listener: (message: HubNews) => void): () => void;
}

export interface HubOptions {
  readonly wire: Wire;
  /** The newest event the caller already has. */
  readonly after: number | undefined;
  readonly random: () => number;
  readonly sessionEnded: () => void;
  readonly storage: (state: 'failing' | 'writable') => void;
}

/** What the tab's composition may do beside. */
export interface OwnHub extends Hub {
  received(frame: Frame): void;
  destroy(): void;
}

export function createHub({ wire, after, random, sessionEnded, storage }: HubOptions): OwnHub {
  const listeners = new Set<(message: HubNews) => void>();
  const roster = createRosterMemory();
  const seen = new Set<number>();
  let seq = after;
  let place: HubRequest | undefined;
  let ready = false;

  function tell(message: HubNews): void {
    for (const listener of listeners) listener(message);
  }
  function isNew(number: number): boolean {
    if (seen.has(number)) return false;
    seen.add(number);
    if (seen.size > REMEMBERED) for (const old of seen) if (seen.delete(old)) break;
    seq = Math.max(seq ?? 0, number);
    return true;
  }
  function receive(message: HubMessage): void {
    switch (message.type) {
      case 'event':
        if (isNew(message.event.seq)) tell(message);
        return;
      case 'resumed':
        tell({ ...message, events: message.events.filter((event) => isNew(event.seq)) });
        seq = Math.max(seq ?? 0, message.seq);
        return;
      case 'roster':
        tell(roster.whole(message));
        return;
      case 'roster_changed':
        tell(roster.changed(message));
        return;
      case 'signal':
        tell(message);
        return;
      case 'storage':
        storage(message.state);
        return;
      case 'session_ended':
        tell(message);
        sessionEnded();
    }
  }

  const handshake = createRetry(random, () => {
    if (wire.status === 'connected') void provider.onOpen(new Event('open'));
  });
  const provider: HocuspocusProvider = new HocuspocusProvider({
    name: HUB_DOCUMENT,
    websocketProvider: wire,
    // With awareness everybody would hear everybody's heartbeat; a small sync keeps the socket awake instead.
    awareness: null,
    forceSyncInterval: HEARTBEAT,
    onStateless: ({ payload }) => receive(JSON.parse(payload) as HubMessage),
    onAuthenticationFailed: ({ reason }) => {
      if (verdictOf(reason) === 'session_ended') sessionEnded();
      else handshake.later();
    },
    onClose: () => {
      ready = false;
    },
    onSynced: ({ state }) => {
      ready = state;
      if (!state) return;
      handshake.succeeded();
      if (place !== undefined) provider.sendStateless(JSON.stringify(place));
      if (seq !== undefined)
        provider.sendStateless(JSON.stringify({ type: 'resume', after: seq } satisfies HubRequest));
    },
  });
  provider.attach();

  return {
    send(request) {
      if (request.type === 'place') place = { ...request, protocol: PROTOCOL_VERSION };
      if (ready) provider.sendStateless(JSON.stringify(request));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    received({ kind }) {
      if (kind === 'channel_closed') handshake.later();
    },
    destroy() {
      handshake.cancel();
      provider.destroy();
    },
  };
}
