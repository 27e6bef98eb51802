import {
  type Access,
  type DocumentAddress,
  documentName,
  type ErrorCode,
  HUB_DOCUMENT,
  parseDocumentName,
  type PersonId,
} from '@geflecht/domain';
import { type Connection, type Document, Hocuspocus } from '@hocuspocus/server';
import type { FastifyBaseLogger } from 'fastify';
import { removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { DocumentLog } from './log.ts';
import { admitPresence } from './presence-guard.ts';
import type { OpenSocket } from './sockets.ts';
import { bringsNothing, judgeUpdate } from './update-guard.ts';
import { withdrawnClients } from './withdrawn.ts';

/** What a connection knows of its socket. */
export interface DocumentContext {
  readonly socket: OpenSocket;
}

export interface DocumentsOptions {
  readonly log: DocumentLog;
  readonly logger: FastifyBaseLogger;
  /** `unknown` when there is no such board or proposal. */
  readonly accessOf: (person: PersonId, address: DocumentAddress) => Promise<Access | 'unknown'>;
  /** After a change was applied; `person` is null when the server made it. */
  readonly onChanged: (address: DocumentAddress, person: PersonId | null) => void;
  readonly onHubMessage: (connection: Connection<DocumentContext>, payload: string) => void;
  /** Before a socket hears anything on the hub. */
  readonly admitToHub: (socket: OpenSocket) => Promise<void>;
  readonly onHubOpened: (connection: Connection<DocumentContext>) => void;
}

/** A "no" to one document; the client reads `reason`, which is one of the domain's error codes. */
class DocumentRefused extends Error {
  readonly reason: ErrorCode;
  constructor(reason: ErrorCode) {
    // Empty on purpose: the library prints every message of a hook as if it were a fault.
    super('');
    this.reason = reason;
  }
}

/** Close codes of RFC 6455 for what a client did wrong, and for what we cannot do just now. */
const INVALID_PAYLOAD = 1007;
const TRY_AGAIN_LATER = 1013;

const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;

/**
 * The stock Hocuspocus with one difference that everything rests on: an update is committed in the awaited
 * `beforeSync`, before the library applies and acknowledges it. So an acknowledged change is on disk.
 */
export function createDocuments(options: DocumentsOptions): Hocuspocus<DocumentContext> {
  const { log, logger } = options;

  /** An outage is no refusal: the socket falls, and the client comes back by itself. */
  async function orOutage<T>(socket: OpenSocket, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      logger.error({ err: error }, 'a live document could not be read');
      socket.close(TRY_AGAIN_LATER, 'storage_unavailable');
      throw new DocumentRefused('storage_unavailable');
    }
  }

  /**
   * Takes nothing more from this connection and lets its socket fall. As a reader's the library then neither applies
   * nor acknowledges the update. Closing only the document's channel would leave a client typing into nothing.
   */
  function turnAway(connection: Connection<DocumentContext>, code: number, reason: ErrorCode): void {
    connection.readOnly = true;
    connection.context.socket.close(code, reason);
  }

  /** The library lets an exception of these hooks end the process. */
  function contained(name: string, work: () => void): Promise<void> {
    try {
      work();
    } catch (error) {
      logger.error({ err: error, hook: name }, 'a hook of a live document failed');
    }
    return Promise.resolve();
  }

  return new Hocuspocus<DocumentContext>({
    quiet: true,
    // Nothing is stored by the library; the short wait only delays unloading.
    debounce: 500,
    maxDebounce: 500,
    maxPendingDocuments: 50,
    yDocOptions: { gc: true, gcFilter: () => true },

    onAuthenticate: async ({ documentName: name, connectionConfig, context }) => {
      if (name === HUB_DOCUMENT) {
        connectionConfig.readOnly = true;
        await orOutage(context.socket, async () => await options.admitToHub(context.socket));
        return;
      }
      const address = parseDocumentName(name);
      if (address === undefined) throw new DocumentRefused('invalid_document_name');
      const access = await orOutage(
        context.socket,
        async () => await options.accessOf(context.socket.person, address),
      );
      if (access === 'unknown') throw new DocumentRefused('unknown_id');
      if (access === 'none') throw new DocumentRefused('not_permitted');
      connectionConfig.readOnly = access === 'read';
    },

    onLoadDocument: async ({ document, documentName: name, context }) => {
      if (name !== HUB_DOCUMENT) await orOutage(context.socket, async () => await log.load(name, document));
    },

    connected: async ({ connection, documentName: name }) =>
      await contained('connected', () => {
        if (name === HUB_DOCUMENT) options.onHubOpened(connection);
      }),

    beforeSync: async ({ connection, document, documentName: name, type, payload }) => {
      if (type === SYNC_STEP_1) return;
      const verdict = judgeUpdate(payload, document, parseDocumentName(name)?.kind);
      if (verdict === 'broken') {
        logger.warn({ document: name, bytes: payload.byteLength }, 'a broken update was refused');
        turnAway(connection, INVALID_PAYLOAD, 'invalid_message');
      }
      // The library refuses the update of a reader itself, and says so.
      if (connection.readOnly || verdict === 'empty') return;
      if (type === SYNC_STEP_2 && bringsNothing(document, payload)) return;
      try {
        await log.append(name, payload);
      } catch (error) {
        logger.error({ err: error, document: name }, 'a change could not be stored');
        turnAway(connection, TRY_AGAIN_LATER, 'storage_unavailable');
      }
    },

    onChange: async ({ documentName: name, connection }) =>
      await contained('onChange', () => {
        const address = parseDocumentName(name);
        const person = connection?.context.socket.person;
        if (address !== undefined) options.onChanged(address, person ?? null);
      }),

    beforeHandleMessage: async ({ document, connection, update }) =>
      await contained('beforeHandleMessage', () => {
        const own = withdrawnClients(update).filter((client) => document.getClients(connection).has(client));
        if (own.length > 0)
          removeAwarenessStates(document.awareness, own, { source: 'connection', connection });
      }),

    beforeHandleAwareness: async ({ states, document, documentName: name, connection }) =>
      await contained('beforeHandleAwareness', () => {
        const address = parseDocumentName(name);
        // Whatever goes wrong below, nothing unchecked may be left in the map.
        const given = [...states];
        states.clear();
        if (address === undefined || connection === undefined || connection.readOnly) return;
        const { person } = connection.context.socket;
        for (const [client, state] of given) {
          if (isTaken(document, connection, client)) continue;
          const admitted = admitPresence(address.kind, state, person);
          if (admitted !== undefined) states.set(client, admitted);
        }
      }),

    onStateless: async ({ connection, documentName: name, payload }) =>
      await contained('onStateless', () => {
        if (name === HUB_DOCUMENT) options.onHubMessage(connection, payload);
      }),

    afterUnloadDocument: async ({ documentName: name }) => {
      try {
        await log.compact(name);
      } catch (error) {
        logger.error({ err: error, document: name }, 'a log could not be compacted; it stays long');
      }
    },
  });
}

/** A client id belongs to the connection that first spoke with it. */
function isTaken(document: Document, connection: Connection, client: number): boolean {
  return document
    .getConnections()
    .some((other) => other !== connection && document.getClients(other).has(client));
}

/** Reads a document where it lies in memory, else a throw-away copy from the log. */
export async function readDocument<T>(
  hocuspocus: Hocuspocus<DocumentContext>,
  log: DocumentLog,
  address: DocumentAddress,
  reader: (document: Y.Doc) => T,
): Promise<T> {
  const name = documentName(address);
  const resident = hocuspocus.documents.get(name);
  if (resident !== undefined) return reader(resident);
  const copy = new Y.Doc();
  try {
    await log.load(name, copy);
    return reader(copy);
  } finally {
    copy.destroy();
  }
}

/** Changes a document: stored first, then applied where it is open, so that memory never runs ahead of the disk. */
export async function writeDocument(
  hocuspocus: Hocuspocus<DocumentContext>,
  log: DocumentLog,
  address: DocumentAddress,
  origin: string,
  writer: (document: Y.Doc) => void,
): Promise<void> {
  const name = documentName(address);
  const copy = new Y.Doc();
  await log.load(name, copy);
  const before = Y.encodeStateVector(copy);
  copy.transact(() => writer(copy), origin);
  const update = Y.encodeStateAsUpdate(copy, before);
  copy.destroy();
  await log.append(name, update);
  // A document that is being loaded right now may have read the log before our row.
  const resident = (await hocuspocus.loadingDocuments.get(name)) ?? hocuspocus.documents.get(name);
  if (resident !== undefined) Y.applyUpdate(resident, update, { source: 'local', context: origin });
}
