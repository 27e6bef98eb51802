export type { ConnectionState, SaveState } from './connection.ts';
export type { DocumentRefusal, DocumentStatus } from './document-status.ts';
export type { Hub, HubNews } from './hub.ts';
export { createLive, type Live, type LiveDocument, type LiveOptions } from './live.ts';
export { documentFromState } from './state.ts';
