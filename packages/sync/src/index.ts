export type { ConnectionState } from './connection.ts';
export { countUnsent, removeLocalCopies } from './copies/local-copies.ts';
export type { DocumentRefusal, DocumentStatus } from './document-status.ts';
export type { LiveDocument, Pause, Stranded } from './held-documents.ts';
export type { Hub, HubNews } from './hub.ts';
export { createLive, type Live, type LiveOptions } from './live.ts';
export type { SaveState } from './save-state.ts';
export { documentFromState } from './state.ts';
