import type { ConnectionState } from './connection.ts';

/** How far what was typed here has come; shown to the person and always true. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** `waiting`: changes made here that the server has not yet acknowledged. */
  | { readonly kind: 'offline'; readonly waiting: number }
  /** The server is there and does not keep `waiting` changes, for now or for good. */
  | { readonly kind: 'failed'; readonly waiting: number };

/** What one document contributes to the save state. */
export interface DocumentLoad {
  /** Changes made on this device and not acknowledged. */
  readonly unacknowledged: number;
  /** Whether its channel on the socket stands or is just being set up. */
  readonly channel: 'up' | 'down';
  /** The server will not have the document, or nothing more from us. */
  readonly refused: boolean;
  /** Page and server know different shapes of it: what waits goes out once they are level. */
  readonly outdated: boolean;
}

export interface Whereabouts {
  readonly connection: ConnectionState;
  /** What the server last said of its store. */
  readonly storage: 'failing' | 'writable';
}

/** The save state of the tab; see SPEC.md, rules S1–S8. */
export function saveStateOf(
  { connection, storage }: Whereabouts,
  documents: Iterable<DocumentLoad>,
): SaveState {
  let waiting = 0;
  let stuck = 0;
  let channelDown = false;
  for (const document of documents) {
    if (document.unacknowledged === 0) continue;
    if (document.refused || document.outdated) {
      stuck += document.unacknowledged;
      continue;
    }
    waiting += document.unacknowledged;
    channelDown ||= document.channel === 'down';
  }
  switch (connection) {
    case 'starting':
      return waiting + stuck === 0 ? { kind: 'saved' } : { kind: 'saving' };
    case 'open':
      if (storage === 'failing' && waiting > 0) return { kind: 'failed', waiting: waiting + stuck };
      if (waiting === 0) return stuck === 0 ? { kind: 'saved' } : { kind: 'failed', waiting: stuck };
      return channelDown ? { kind: 'offline', waiting } : { kind: 'saving' };
    case 'offline':
    case 'ended':
    case 'closed':
      return { kind: 'offline', waiting: waiting + stuck };
  }
}
