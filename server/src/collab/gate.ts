import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { CLOSE, LIMITS, PROBLEMS } from '@geflecht/contract';
import { type ErrorCode, ERRORS, type Result } from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';

import { type FrameListener, FrameReader } from './frame-reader.ts';
import { keepAlive } from './keep-alive.ts';
import { createLiveSocket, type LiveSocket } from './live-socket.ts';
import type { CollabObserver } from './observer.ts';
import type { SocketOwner, Sockets } from './sockets.ts';

/** Whoever listens to a socket. */
export interface Listener {
  readonly receive: (frame: Uint8Array) => void;
  /** See `FrameListener.arrived`. */
  readonly arrived: (frames: number, bytes: number, held: number) => void;
  leave(): void;
}

/** Somebody with valid papers. */
export interface Visitor {
  readonly owner: SocketOwner;
  /** @param admitted to be called once something was opened; until then the socket's time runs */
  greet(socket: LiveSocket, admitted: () => void): Listener;
}

/** One way in. */
export interface Door {
  /** Whether a path, without its query, leads here. */
  isAt(path: string): boolean;
  /** False for a page that is not ours; looked at before anything else. */
  isOwnOrigin(request: IncomingMessage): boolean;
  /** Refuses when the papers are no good. */
  knock(request: IncomingMessage): Promise<Result<Visitor>>;
}

export interface GateOptions {
  readonly doors: readonly Door[];
  readonly sockets: Sockets;
  readonly logger: FastifyBaseLogger;
  readonly observer: CollabObserver;
}

export interface Gate {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** From now on every upgrade is answered with 503, and no message is taken. */
  shut(): void;
}

/** Milliseconds in which a new socket has to open a document. */
const SILENT = 10_000;
/** Milliseconds a client has to answer that its socket is closed. */
const CLOSES_WITHIN = 2000;
/** Papers that are looked at in the same moment, all addresses together. */
const MOST_AT_ONCE = 1000;

/** A foreign page gets no socket at all; a visitor without valid papers gets one that says so and closes. */
export function createGate({ doors, sockets, logger, observer }: GateOptions): Gate {
  const settings = {
    noServer: true,
    clientTracking: false,
    // Compressing small frames costs six times what sending them does, and frames are written past the library.
    perMessageDeflate: false,
    maxPayload: LIMITS.frame + 1024,
    closeTimeout: CLOSES_WITHIN,
  };
  const server = new WebSocketServer(settings);
  let isShut = false;
  let knocking = 0;

  function welcome(websocket: WebSocket, stream: Duplex, knocked: Result<Visitor>): void {
    websocket.on('error', (error) => logger.debug({ err: error }, 'a socket failed'));
    if (!knocked.ok) {
      // A browser cannot read the answer to a refused upgrade, but it can read this.
      const { code } = knocked.refusal;
      new FrameReader(websocket, stream, DEAF);
      websocket.close(PROBLEMS[code].closeCode, code);
      return;
    }
    const visitor = knocked.value;
    const socket = createLiveSocket(visitor.owner, randomUUID(), websocket, stream, () =>
      observer.readerDropped(),
    );
    if (!sockets.add(socket)) return;
    const silence = setTimeout(() => socket.close(CLOSE.silent, 'silent'), SILENT);
    const listener = visitor.greet(socket, () => clearTimeout(silence));
    const reader = new FrameReader(websocket, stream, {
      hear(frame) {
        // What comes during a stop is neither stored nor acknowledged; its client says it again to the next start.
        if (!isShut) listener.receive(frame);
      },
      arrived: listener.arrived,
    });
    const stopHeartbeat = keepAlive(websocket, reader);
    websocket.on('close', () => {
      clearTimeout(silence);
      stopHeartbeat();
      sockets.remove(socket.id);
      listener.leave();
    });
  }

  async function admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    if (isShut || knocking >= MOST_AT_ONCE) return refuse(stream, '503 Service Unavailable');
    const path = pathOf(request);
    const door = doors.find((each) => each.isAt(path));
    if (door === undefined) return refuse(stream, '404 Not Found');
    if (!door.isOwnOrigin(request)) return refuse(stream, '403 Forbidden');
    // What would be the body of the request must not be taken for frames.
    if (hasBody(request)) return refuse(stream, '400 Bad Request');
    knocking += 1;
    let knocked: Result<Visitor>;
    try {
      knocked = await door.knock(request);
    } finally {
      knocking -= 1;
    }
    if (stream.destroyed) return;
    // Who tries too often is to come later, and gets no socket to be told so.
    if (!knocked.ok && ERRORS[knocked.refusal.code] === 'limited') {
      return refuse(stream, statusLine(knocked.refusal.code));
    }
    server.handleUpgrade(request, stream, head, (websocket) => welcome(websocket, stream, knocked));
  }

  return {
    async handleUpgrade(request, stream, head) {
      // A client that goes away in the middle must not end the process.
      stream.on('error', (error) => logger.debug({ err: error }, 'a socket failed before it stood'));
      try {
        await admit(request, stream, head);
      } catch (error) {
        logger.error({ err: error }, 'an upgrade failed');
        observer.failed('upgrade');
        refuse(stream, '503 Service Unavailable');
      }
    },
    shut() {
      isShut = true;
    },
  };
}

/** For a visitor that is sent away. */
const DEAF: FrameListener = { hear: () => undefined, arrived: () => undefined };

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function statusLine(code: ErrorCode): string {
  const { status } = PROBLEMS[code];
  return `${status} ${STATUS_CODES[status] ?? ''}`;
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
