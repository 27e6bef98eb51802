import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { type HubMessage, type HubRequest, hubRequestSchema } from '@geflecht/contract';
import {
  type Access,
  type DocumentAddress,
  documentName,
  HUB_DOCUMENT,
  parseDocumentName,
  type PersonId,
} from '@geflecht/domain';
import type { Connection } from '@hocuspocus/server';
import type { FastifyBaseLogger } from 'fastify';
import * as v from 'valibot';
import type * as Y from 'yjs';

import type { Storage } from '../storage/index.ts';
import { createCatchUp } from './catch-up.ts';
import { createDocuments, type DocumentContext, readDocument, writeDocument } from './documents.ts';
import { createGate } from './gate.ts';
import { createDocumentLog } from './log.ts';
import { createProjectionQueue, type Project } from './projection-queue.ts';
import { publicPart } from './public-part.ts';
import { createRoster } from './roster.ts';
import { createSockets, type OpenSocket, type SocketOwner } from './sockets.ts';

export { insertUpdates } from './log.ts';
export type { Project } from './projection-queue.ts';
export { boardContent, proposalContent, type ProposalContent, wordsOf } from './content.ts';
export { seededBoard, seededProposal } from './seed.ts';

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
  /** Closes the sockets of whose right to an open document changed, so that their clients come back with it. */
  recheckAccess(of: { readonly person: PersonId } | { readonly document: DocumentAddress }): Promise<void>;
  /** How many people are in each Manufaktur right now, by slug; those with nobody are absent. */
  heads(): Readonly<Record<string, number>>;
  /** Stores what is open and closes every socket with 1012; answers how much could not be stored. */
  stop(): Promise<{ readonly unflushed: number }>;
}

export interface CollabOptions {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly logger: FastifyBaseLogger;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  /** Whose socket it will be; `undefined` without a valid session. */
  readonly ownerOf: (request: IncomingMessage) => Promise<SocketOwner | undefined>;
  readonly accessOf: (person: PersonId, address: DocumentAddress) => Promise<Access | 'unknown'>;
  /** Whether a person may know what happens in the working spaces; who may not hears the public head counts only. */
  readonly mayListen: (person: PersonId) => Promise<boolean>;
  /** Answers `resume`. */
  readonly missedEvents: (after: number) => Promise<Extract<HubMessage, { type: 'resumed' }>>;
  readonly project: Project;
}

/** Close codes: the service restarts; the rights to a document changed. */
const SERVICE_RESTART = 1012;
const ACCESS_CHANGED = 4205;
/** Characters of one hub message. */
const MOST_CHARACTERS = 4 * 1024;
/** Milliseconds that a stop waits for the disk. */
const STOP_WITHIN = 8000;

/** The live documents of this process, on the stock Hocuspocus, with a log that is true. */
export function createCollab(options: CollabOptions): Collab {
  const { logger } = options;
  const log = createDocumentLog(options.storage, options.now);
  const sockets = createSockets();
  const projection = createProjectionQueue(options.project, logger);
  const roster = createRoster((message) => broadcast(message));
  const listeners = new WeakSet<OpenSocket>();
  const catchUp = createCatchUp(options, logger);

  const hocuspocus = createDocuments({
    log,
    logger,
    accessOf: options.accessOf,
    onChanged: (address, person) => projection.changed(address, person),
    admitToHub: async (socket) => {
      if (await options.mayListen(socket.person)) listeners.add(socket);
    },
    onHubOpened: (connection) => {
      const message = roster.message();
      connection.sendStateless(JSON.stringify(listens(connection) ? message : publicPart(message)));
    },
    onHubMessage: (connection, payload) => {
      const request = readHubRequest(payload);
      if (request !== undefined) answerHub(connection, request);
    },
  });

  const gate = createGate({
    hocuspocus,
    sockets,
    logger,
    isOwnOrigin: options.isOwnOrigin,
    ownerOf: options.ownerOf,
    onClosed: (socket) => roster.remove(socket.id),
  });

  function listens(connection: { readonly context: DocumentContext }): boolean {
    return listeners.has(connection.context.socket);
  }

  function broadcast(message: HubMessage): void {
    const hub = hocuspocus.documents.get(HUB_DOCUMENT);
    if (hub === undefined) return;
    hub.broadcastStateless(JSON.stringify(message), listens);
    const open = publicPart(message);
    if (open !== undefined)
      hub.broadcastStateless(JSON.stringify(open), (connection) => !listens(connection));
  }

  function answerHub(connection: Connection<DocumentContext>, request: HubRequest): void {
    const { socket } = connection.context;
    if (request.type === 'place') roster.put(socket.id, socket.person, request.place);
    else catchUp.ask(connection, request.after, listens(connection));
  }

  function connectionsOf(
    of: { readonly person: PersonId } | { readonly document: DocumentAddress },
  ): Connection<DocumentContext>[] {
    if ('document' in of) return hocuspocus.documents.get(documentName(of.document))?.getConnections() ?? [];
    const all = [...hocuspocus.documents.values()].flatMap((document) => document.getConnections());
    return all.filter((connection) => connection.context.socket.person === of.person);
  }

  /** Everything the sockets have handed in so far has been stored and applied, or refused. */
  async function handled(documents: Iterable<{ getConnections(): Connection[] }>): Promise<void> {
    const open = [...documents].flatMap((document) => document.getConnections());
    await Promise.all(open.map(async (connection) => await connection.waitForPendingMessages()));
  }

  return {
    handleUpgrade: async (request, socket, head) => await gate.handleUpgrade(request, socket, head),

    async flush(address) {
      const resident = hocuspocus.documents.get(documentName(address));
      if (resident !== undefined) await handled([resident]);
      await projection.flush(address);
    },

    read: async (address, reader) => await readDocument(hocuspocus, log, address, reader),

    async write(address, origin, writer) {
      await writeDocument(hocuspocus, log, address, origin, writer);
      projection.changed(address, null);
    },

    broadcast,

    endSession(of) {
      sockets.endSession(of);
    },

    async recheckAccess(of) {
      for (const connection of connectionsOf(of)) {
        const { socket } = connection.context;
        const address = parseDocumentName(connection.document.name);
        const isRight =
          address === undefined
            ? (await options.mayListen(socket.person)) === listeners.has(socket)
            : (await options.accessOf(socket.person, address)) === (connection.readOnly ? 'read' : 'write');
        if (isRight) continue;
        // At once, for what is already on its way; the socket's end makes the client ask again.
        connection.readOnly = true;
        listeners.delete(socket);
        socket.close(ACCESS_CHANGED, 'access_changed');
      }
    },

    heads: () => roster.heads(),

    async stop() {
      gate.shut();
      roster.stop();
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN).unref());
      await Promise.race([handled(hocuspocus.documents.values()), deadline]);
      await log.settled(STOP_WITHIN);
      sockets.closeAll(SERVICE_RESTART, 'restart');
      const unprojected = await projection.flushAll();
      return { unflushed: log.pending() + unprojected };
    },
  };
}

function readHubRequest(payload: string): HubRequest | undefined {
  if (payload.length > MOST_CHARACTERS) return undefined;
  try {
    const parsed = v.safeParse(hubRequestSchema, JSON.parse(payload));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // Not JSON; a client that speaks another version is not answered.
    return undefined;
  }
}
