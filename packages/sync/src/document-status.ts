import { type ErrorCode, errorKind, isErrorCode } from '@geflecht/domain';

/**
 * What a document's readers see; see SPEC.md, rules D1–D6.
 *
 * - `loading`: never synced in this tab
 * - `ready`: synced and live
 * - `offline`: its content is here, its channel is not; writing goes on
 * - `refused`: the server will not have it
 */
export type DocumentStatus = 'loading' | 'ready' | 'offline' | 'refused';

export type DocumentEvent = 'synced' | 'channel_lost' | 'refused' | 'retried';

/** Every status meets every event. */
export const DOCUMENT: Readonly<Record<DocumentStatus, Readonly<Record<DocumentEvent, DocumentStatus>>>> = {
  loading: { synced: 'ready', channel_lost: 'loading', refused: 'refused', retried: 'loading' },
  ready: { synced: 'ready', channel_lost: 'offline', refused: 'refused', retried: 'ready' },
  offline: { synced: 'ready', channel_lost: 'offline', refused: 'refused', retried: 'offline' },
  refused: { synced: 'refused', channel_lost: 'refused', refused: 'refused', retried: 'loading' },
};

/** Why the server will not have a document; `document_read_only`: what was written in it was not kept. */
export type DocumentRefusal = ErrorCode;

/** What a refused handshake means for the document: an outage is tried again and never shown as a refusal (D5). */
export function verdictOf(reason: string): 'session_ended' | 'retry' | ErrorCode {
  // Hocuspocus's own word when a hook gives none.
  const code = isErrorCode(reason) ? reason : 'not_permitted';
  switch (errorKind(code)) {
    case 'unauthenticated':
      return 'session_ended';
    case 'outage':
    case 'limited':
      return 'retry';
    case 'refusal':
    case 'invalid':
    case 'missing':
    case 'conflict':
      return code;
  }
}
