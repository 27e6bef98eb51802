import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import type { HubMessage } from '@geflecht/contract';
import type { DocumentAddress, PersonId } from '@geflecht/domain';
import type * as Y from 'yjs';

/** What the rest of the server may ask of the live documents. */
export interface Collab {
  /** Takes over the upgrade of the one socket path; refuses what has no session or a foreign origin. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Resolves once everything accepted so far is stored and projected into SQL and the search index. */
  flush(address: DocumentAddress): Promise<void>;
  /** Reads a document; loads it when nobody has it open. The callback must not change it. */
  read<T>(address: DocumentAddress, reader: (document: Y.Doc) => T): Promise<T>;
  /** Changes a document on the server's behalf; resolves once the change is stored. */
  write(address: DocumentAddress, origin: string, writer: (document: Y.Doc) => void): Promise<void>;
  /** Sends a message to every signed-in socket. */
  broadcast(message: HubMessage): void;
  /** Closes the sockets of one session, or of every session of one person. */
  endSession(of: { readonly session: string } | { readonly person: PersonId }): void;
  /** Closes the person's open documents, so that their clients open them again with the rights of now. */
  recheckAccess(person: PersonId): void;
  /** How many people are in each Manufaktur right now, by slug; those with nobody are absent. */
  heads(): Readonly<Record<string, number>>;
  /** Stores what is open and closes every socket with 1012; answers what could not be stored. */
  stop(): Promise<{ readonly unflushed: number }>;
}
