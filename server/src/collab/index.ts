import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import {
  type BoardSignal,
  type FeedEvent,
  type HubMessage,
  type HubRequest,
  SOCKET_PATH,
} from '@geflecht/contract';
import {
  accepted,
  type BoardId,
  type DocumentAddress,
  documentName,
  notesParts,
  type PersonId,
  refused,
} from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';
import type * as Y from 'yjs';

import { checkAccess } from './access-check.ts';
import { createBoardSignals } from './board-signals.ts';
import type { Bus } from './bus/index.ts';
import { createCatchUp } from './catch-up.ts';
import type { Channel } from './channel.ts';
import { CLOSE_CODE } from './close-codes.ts';
import { createGate, type Door, type Listener } from './gate.ts';
import { createHubRoom } from './hub-room.ts';
import { LinePace, PersonPurse } from './line-pace.ts';
import type { LiveSocket } from './live-socket.ts';
import type { DocumentLog } from './log/index.ts';
import { createNodes, type Truth } from './nodes/index.ts';
import type { CollabObserver } from './observer.ts';
import { createPeer, type Peer, type PeerOptions } from './peer.ts';
import { createPlainDoor, type PlainDoorOptions } from './plain-door.ts';
import { createProjectionQueue, type Project } from './projection-queue.ts';
import type { Concerned, Rights } from './rights.ts';
import { createRooms } from './rooms.ts';
import { createRoster } from './roster.ts';
import { createSockets, type Ended, type SocketOwner } from './sockets.ts';

export { type Bus, createRedisBus, createSilentBus } from './bus/index.ts';
export { createDocumentLog, type DocumentLog, insertUpdates } from './log/index.ts';
export type { CollabObserver } from './observer.ts';
export { listWriters } from './log/writers.ts';
export { listDocumentSeqs, readDocumentHead, readDocumentSeqs } from './log/heads.ts';
export type { Rights } from './rights.ts';
export type { Truth } from './nodes/index.ts';
export type { SocketOwner } from './sockets.ts';
export type { Project } from './projection-queue.ts';
export {
  beginProjection,
  endAllProjections,
  endProjections,
  endProjection,
  listUnprojected,
  readProjection,
} from './projections.ts';
export { boardContent, proposalContent, type ProposalContent, wordsOf } from './content.ts';
export { copiedBoard, seededBoard, seededProposal } from './seed.ts';
export { captureState, differenceTo, type DocumentState, restoreState } from './versioning/index.ts';

/** How much is going on, for the operators. */
export interface CollabFigures {
  readonly documents: number;
  readonly connections: number;
  readonly unflushedUpdates: number;
  readonly unflushedBytes: number;
}

/** What the rest of the server may ask of the live documents. */
export interface Collab {
  /** Takes over the upgrade of a socket path; refuses what has no session or a foreign origin. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Resolves once everything accepted so far is stored and projected into SQL and the search index. */
  flush(address: DocumentAddress): Promise<void>;
  /** Reads a document; loads it when nobody has it open. The callback must not change it. */
  read<T>(address: DocumentAddress, reader: (document: Y.Doc) => T): Promise<T>;
  /** Changes a document on the server's behalf; resolves once the change is stored. */
  write(address: DocumentAddress, origin: string, writer: (document: Y.Doc) => void): Promise<void>;
  /** Tells every browser on every node what happened; to be called after the commit. */
  publish(event: FeedEvent): void;
  /** Tells those who have a board open what changed about it; to be called after the commit. Nothing is stored. */
  signal(board: BoardId, signal: BoardSignal): void;
  /** Closes the sockets of one session, or of every session of one person, on every node. */
  endSession(of: Ended): void;
  /** How many people are in each Manufaktur right now, on all nodes, by slug; those with nobody are absent. */
  heads(): Readonly<Record<string, number>>;
  figures(): CollabFigures;
  /** Stores what is open and closes every socket with 1012; answers how much could not be stored. */
  stop(): Promise<{ readonly unflushed: number }>;
}

export interface CollabOptions {
  /** What the nodes tell each other; closed with the rest. */
  readonly bus: Bus;
  readonly truth: Truth;
  /** The newest event there is; what comes after it is told. */
  readonly latestEvent: number;
  readonly now: () => Date;
  readonly log: DocumentLog;
  readonly logger: FastifyBaseLogger;
  readonly observer: CollabObserver;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  /** Whose socket it will be; `undefined` without a valid session. */
  readonly ownerOf: (request: IncomingMessage) => Promise<SocketOwner | undefined>;
  /** Who comes with a key to the door of plain clients. */
  readonly holderOf: PlainDoorOptions['holderOf'];
  readonly rights: Rights;
  /** Answers `resume`. */
  readonly missedEvents: (after: number) => Promise<Extract<HubMessage, { type: 'resumed' }>>;
  /** Whose rights an event changes, if any; asked on every node for every event. */
  readonly concernsRights: (event: FeedEvent) => Concerned | undefined;
  readonly project: Project;
  /** Told after each change that was stored here; `person` is null when the server made it. */
  readonly onChanged?: (address: DocumentAddress, person: PersonId | null) => void;
}

/** Milliseconds that a stop waits for the disk; sockets and the log take up to four seconds more, all of it ten at most. */
const STOP_WITHIN = 5000;
/** Milliseconds after which a look at rights that failed is tried again. */
const RECHECK_AGAIN = 1000;
/** Milliseconds for which it is remembered how much somebody has sent. */
const PURSE_KEPT = 60_000;

/** The live documents of this process: our own rooms behind the protocol of Hocuspocus, on a log that is true. */
export function createCollab(options: CollabOptions): Collab {
  const { bus, log, logger, observer, rights } = options;
  const clock = (): number => performance.now();
  const sockets = createSockets();
  const peers = new Map<string, Peer>();
  const projection = createProjectionQueue(options.project, logger);
  const roster = createRoster({
    now: options.now,
    announce: (message) => hub.broadcast(message),
    tellNodes: (told) => nodes.tell(told),
  });
  const catchUp = createCatchUp<Channel>({
    missedEvents: options.missedEvents,
    tell: (channel, message) => hub.tell(channel, message),
    logger,
  });
  /** Sockets that may hear what happens in the working spaces. */
  const listeners = new WeakSet<LiveSocket>();
  const listens = (channel: Channel): boolean => listeners.has(channel.socket);
  const purses = new Map<PersonId, PersonPurse>();
  /** Looks at rights that failed and come again. */
  const rechecks = new Set<NodeJS.Timeout>();

  function failed(where: string, error: unknown): void {
    logger.error({ err: error, where }, 'a part of the live documents failed');
    observer.failed(where);
  }

  const hub = createHubRoom({ listens, onRequest: answerHub });
  const rooms = createRooms({
    log,
    bus,
    observer,
    logger,
    clock,
    socketsOfNode: () => peers.size,
    onChanged(address, person) {
      projection.changed(address, person);
      options.onChanged?.(address, person);
    },
    onClosed(room) {
      for (const peer of peers.values()) peer.forget(room);
    },
  });

  function answerHub(channel: Channel, request: HubRequest): void {
    if (request.type === 'place') roster.put(channel.socket.id, channel.person, request.place);
    else catchUp.ask(channel, request.after);
  }

  const nodes = createNodes({
    bus,
    truth: options.truth,
    latestEvent: options.latestEvent,
    clock,
    roster,
    owners: () => sockets.all(),
    documents: () =>
      [...rooms.all()].map(({ address, resident }) => ({
        name: documentName(address),
        seq: resident.seq,
        isIdle: resident.isIdle(),
        catchUp: () => resident.catchUp(),
      })),
    onEvent(event) {
      hub.broadcast({ type: 'event', event });
      const concerned = options.concernsRights(event);
      if (concerned !== undefined) recheck(concerned).catch((error: unknown) => failed('access', error));
    },
    onEventsSkipped(seq) {
      hub.broadcast({ type: 'resumed', events: [], complete: false, seq });
      const people = new Set(sockets.all().map(({ person }) => person));
      recheck({ people }).catch((error: unknown) => failed('access', error));
    },
    endSession,
    recheck: async (people) => await recheck({ people }),
    loseNode: (node) => rooms.loseNode(node),
    logger,
    failed,
  });

  const signals = createBoardSignals({ bus, hub, peers: () => peers.values(), failed });

  /** What it showed is gone at once, however long the socket takes to close. */
  function endSession(of: Ended): void {
    for (const { socket, open } of peers.values()) {
      if ('session' in of ? socket.session !== of.session : socket.person !== of.person) continue;
      for (const { channel, room } of open()) room.demote(channel);
      roster.remove(socket.id);
    }
    sockets.endSession(of);
  }

  async function recheck(of: Concerned): Promise<void> {
    rights.lookAnew(of);
    try {
      await look(of);
    } catch (error) {
      // A database that does not answer just now must not leave anybody in who should be out.
      failed('access', error);
      const timer = setTimeout(() => {
        rechecks.delete(timer);
        void recheck(of);
      }, RECHECK_AGAIN).unref();
      rechecks.add(timer);
    }
  }

  async function look(of: Concerned): Promise<void> {
    const check = { peers: () => [...peers.values()], rights, listens, hush };
    await checkAccess(check, (peer, address) => {
      if ('person' in of) return peer.socket.person === of.person;
      if ('people' in of) return of.people.has(peer.socket.person);
      if (address?.kind === 'notes' && of.document.kind === 'board')
        return notesParts(address.id).board === of.document.id;
      return address?.kind === of.document.kind && address.id === of.document.id;
    });
  }

  /** Kept for a while after somebody has left: coming again pays no debt. */
  function purseOf(person: PersonId): PersonPurse {
    const known = purses.get(person);
    if (known !== undefined) return known;
    const made = new PersonPurse(clock());
    purses.set(person, made);
    return made;
  }
  function forgetPurse(person: PersonId): void {
    setTimeout(() => {
      if (sockets.of(person).size === 0) purses.delete(person);
    }, PURSE_KEPT).unref();
  }

  function meet(
    socket: LiveSocket,
    admitted: () => void,
    way: Pick<PeerOptions, 'only' | 'most'>,
  ): Listener & { readonly peer: Peer } {
    const peer = createPeer({
      ...way,
      socket,
      rooms,
      hub,
      observer,
      rights,
      admitToHub: async (channel) => {
        if (await rights.mayListen(channel.person)) listeners.add(channel.socket);
        else listeners.delete(channel.socket);
      },
      onHubOpened(channel) {
        hub.tell(channel, roster.message());
        if (log.state() === 'failing') hub.tell(channel, { type: 'storage', state: 'failing' });
      },
      onAdmitted: admitted,
      failed,
    });
    peers.set(socket.id, peer);
    const pace = new LinePace(socket, purseOf(socket.person), clock);
    return {
      peer,
      receive: peer.receive,
      arrived: (frames, bytes, held) => pace.arrived(frames, bytes, held),
      leave() {
        peer.leave();
        pace.leave();
        peers.delete(socket.id);
        roster.remove(socket.id);
        if (sockets.of(socket.person).size === 0) forgetPurse(socket.person);
      },
    };
  }

  const ownPages: Door = {
    isAt: (path) => path === SOCKET_PATH,
    isOwnOrigin: options.isOwnOrigin,
    async knock(request) {
      const owner = await options.ownerOf(request);
      if (owner === undefined) return refused('sign_in_required');
      const way = { only: undefined, most: 'write' } as const;
      return accepted({ owner, greet: (socket, admitted) => meet(socket, admitted, way) });
    },
  };
  const plainClients = createPlainDoor({
    holderOf: options.holderOf,
    greet(socket, admitted, way) {
      const met = meet(socket, admitted, way);
      met.peer.start('');
      return met;
    },
  });
  const gate = createGate({ doors: [ownPages, plainClients], sockets, logger, observer });
  const stopWatching = log.onState((state) => hub.broadcast({ type: 'storage', state }));

  return {
    handleUpgrade: async (request, socket, head) => await gate.handleUpgrade(request, socket, head),

    async flush(address) {
      await rooms.resident(address)?.settled();
      await projection.flush(address);
    },

    read: async (address, reader) => await rooms.read(address, reader),

    async write(address, origin, writer) {
      const room = await rooms.hold(address);
      try {
        await room.write(origin, writer);
      } finally {
        rooms.release(room);
      }
    },

    publish: (event) => nodes.publish(event),

    signal: (board, signal) => signals.tell(board, signal),

    endSession(of) {
      endSession(of);
      nodes.ended(of);
    },

    heads: () => roster.heads(),

    figures() {
      const { updates, bytes } = log.pending();
      return {
        documents: rooms.size(),
        connections: peers.size,
        unflushedUpdates: updates,
        unflushedBytes: bytes,
      };
    },

    async stop() {
      gate.shut();
      roster.stop();
      signals.stop();
      for (const timer of rechecks) clearTimeout(timer);
      stopWatching();
      rooms.flush();
      await log.settled(STOP_WITHIN);
      sockets.closeAll(CLOSE_CODE.serviceRestart, 'restart');
      const unprojected = await projection.flushAll();
      rooms.stop();
      nodes.stop();
      await bus.close();
      return { unflushed: log.pending().updates + unprojected };
    },
  };

  function hush(channel: Channel): void {
    listeners.delete(channel.socket);
  }
}
