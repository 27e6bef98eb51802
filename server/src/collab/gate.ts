import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { CLOSE, LIMITS, SOCKET_PATH } from '@geflecht/contract';
import { type Hocuspocus, IncomingMessage as Frame } from '@hocuspocus/server';
import crossws from 'crossws/adapters/node';
import type { FastifyBaseLogger } from 'fastify';

import type { DocumentContext } from './documents.ts';
import type { OpenSocket, SocketOwner, Sockets } from './sockets.ts';

export interface GateOptions {
  readonly hocuspocus: Hocuspocus<DocumentContext>;
  readonly sockets: Sockets;
  readonly logger: FastifyBaseLogger;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly ownerOf: (request: IncomingMessage) => Promise<SocketOwner | undefined>;
  readonly onClosed: (socket: OpenSocket) => void;
}

export interface Gate {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** From now on every upgrade is answered with 503, and no message is taken. */
  shut(): void;
}

type ClientConnection = ReturnType<Hocuspocus<DocumentContext>['handleConnection']>;

/** Seconds after which a socket that answers no ping is dropped. */
const IDLE = 30;

/** The way in: a foreign page gets no socket at all, a visitor without a session gets one that says so and closes. */
export function createGate(options: GateOptions): Gate {
  const { hocuspocus, sockets, logger } = options;
  const connections = new Map<string, { socket: OpenSocket; connection: ClientConnection }>();
  let isShut = false;

  const adapter = crossws({
    idleTimeout: IDLE,
    serverOptions: { maxPayload: LIMITS.frame + 1024 },
    hooks: {
      open(peer) {
        const owner = peer.context['owner'] as SocketOwner | undefined;
        if (owner === undefined) {
          // A browser cannot read the answer to a refused upgrade, but it can read this.
          peer.close(CLOSE.unauthenticated, 'sign_in_required');
          return;
        }
        const socket: OpenSocket = {
          ...owner,
          id: peer.id,
          close: (code, reason) => peer.close(code, reason),
        };
        if (!sockets.add(socket)) return;
        const connection = hocuspocus.handleConnection(peer.websocket as unknown as WebSocket, peer.request, {
          socket,
        });
        connections.set(peer.id, { socket, connection });
      },
      message(peer, message) {
        const open = connections.get(peer.id);
        // What comes during a stop is neither stored nor acknowledged; its client says it again to the next start.
        if (open === undefined || isShut) return;
        const bytes = message.uint8Array();
        if (isAddressed(bytes)) open.connection.handleMessage(bytes);
        else peer.close(CLOSE.unknownDocument, 'invalid_document_name');
      },
      close(peer, event) {
        const open = connections.get(peer.id);
        if (open === undefined) return;
        connections.delete(peer.id);
        sockets.remove(peer.id);
        open.connection.handleClose({ code: event.code ?? 1005, reason: event.reason ?? '' });
        options.onClosed(open.socket);
      },
      error(peer, error) {
        logger.info({ err: error, socket: peer.id }, 'a socket failed');
      },
    },
  });

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (isShut) return refuse(socket, '503 Service Unavailable');
    if (pathOf(request) !== SOCKET_PATH) return refuse(socket, '404 Not Found');
    if (!options.isOwnOrigin(request)) return refuse(socket, '403 Forbidden');
    const owner = await options.ownerOf(request);
    // Made anew, so that nothing behind the gate ever sees the cookie.
    const bare = Object.assign(new Request(`http://localhost${SOCKET_PATH}`), { context: { owner } });
    await adapter.handleUpgrade(request, socket, head, bare);
  }

  return {
    async handleUpgrade(request, socket, head) {
      // A client that goes away in the middle must not end the process.
      socket.on('error', (error) => logger.debug({ err: error }, 'a socket failed before it stood'));
      try {
        await admit(request, socket, head);
      } catch (error) {
        logger.error({ err: error }, 'an upgrade failed');
        refuse(socket, '503 Service Unavailable');
      }
    },
    shut() {
      isShut = true;
    },
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** What comes behind it would be one more channel to the same document, and one more, without end. */
const SESSION_SEPARATOR = '\0';

/**
 * The library keeps its documents in plain objects by name; a name that every object has, such as `__proto__` or
 * `constructor`, must not reach it. Whatever else is no document of ours it refuses by our answer.
 */
function isAddressed(bytes: Uint8Array): boolean {
  try {
    const name = new Frame(bytes).readVarString();
    return !name.includes(SESSION_SEPARATOR) && !(name in {});
  } catch {
    return false;
  }
}
