import type { PersonId, Timestamp, VersionId, VersionOrigin } from '@geflecht/domain';

export interface VersionsTables {
  document_versions: DocumentVersionRow;
  document_writers: DocumentWriterRow;
}

/** What a live document was at one moment. */
export interface DocumentVersionRow {
  id: VersionId;
  /** Name on the socket, e.g. `proposal:M1-01`. */
  document: string;
  /** The document's log up to this number is in it, at least. */
  seq: number;
  at: Timestamp;
  origin: VersionOrigin;
  name: string | null;
  named_by: PersonId | null;
  /** JSON list of people. */
  writers: string;
  /** The same for the same content. */
  digest: string;
  /** The encoded Yjs state, gzipped; it holds client ids and no person. */
  state: Uint8Array;
  /** Length of `state`. */
  bytes: number;
}

/** When a person last wrote in a document. */
export interface DocumentWriterRow {
  document: string;
  person: PersonId;
  at: Timestamp;
}
