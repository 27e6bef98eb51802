import { type ErrorCode, errorKind, isErrorCode } from '@geflecht/domain';

/**
 * What a document's readers see; see SPEC.md, rules D1–D12.
 *
 * - `loading`: its content is not here
 * - `ready`: synced and live
 * - `offline`: its content is here, its channel is not; writing goes on
 * - `refused`: the server will not have it, or nothing more that is written here
 */
export type DocumentStatus = 'loading' | 'ready' | 'offline' | 'refused';

export type DocumentEvent =
  /** The copy on this device has been read. */
  | 'restored'
  | 'synced'
  | 'channel_lost'
  | 'refused'
  /** The server has thought better of a refusal. */
  | 'admitted';

/** Every status meets every event. */
export const DOCUMENT: Readonly<Record<DocumentStatus, Readonly<Record<DocumentEvent, DocumentStatus>>>> = {
  loading: {
    restored: 'offline',
    synced: 'ready',
    channel_lost: 'loading',
    refused: 'refused',
    admitted: 'loading',
  },
  ready: {
    restored: 'ready',
    synced: 'ready',
    channel_lost: 'offline',
    refused: 'refused',
    admitted: 'ready',
  },
  offline: {
    restored: 'offline',
    synced: 'ready',
    channel_lost: 'offline',
    refused: 'refused',
    admitted: 'offline',
  },
  refused: {
    restored: 'refused',
    synced: 'refused',
    channel_lost: 'refused',
    refused: 'refused',
    admitted: 'loading',
  },
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
