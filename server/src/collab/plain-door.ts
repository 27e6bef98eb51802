import type { IncomingMessage } from 'node:http';

import { CLOSE, PLAIN_SOCKET_PATH } from '@geflecht/contract';
import { accepted, type DocumentAddress, parseDocumentName, refused, type Result } from '@geflecht/domain';

import type { Door, Listener } from './gate.ts';
import type { LiveSocket } from './live-socket.ts';
import type { SocketOwner } from './sockets.ts';
import { framed, NO_PREFIX, presenceMessage } from './wire.ts';

/** Somebody who comes with a key instead of a session. */
export interface KeyHolder {
  readonly owner: SocketOwner;
  /** What the key allows at most. */
  readonly most: 'read' | 'write';
  /** Milliseconds for which the key still holds; none are left once it does not. */
  readonly expiresIn: () => number;
  /** Told when the socket opens, every hour, and when it goes. */
  readonly used: () => void;
}

export interface PlainDoorOptions {
  readonly holderOf: (
    request: IncomingMessage,
  ) => Promise<Result<KeyHolder, 'token_invalid' | 'rate_limited'>>;
  /** Opens the one document of a plain socket. */
  readonly greet: (
    socket: LiveSocket,
    admitted: () => void,
    way: { readonly only: DocumentAddress; readonly most: 'read' | 'write' },
  ) => Listener;
}

const HOUR = 60 * 60 * 1000;
/** A plain client gives a line up after thirty seconds in which no message came; a ping is none to it. */
const KEEP_AWAKE = 20_000;
/** News of nobody's presence. */
const NOTHING = framed(NO_PREFIX, presenceMessage(Uint8Array.of(0)));

/**
 * Where unmodified y-websocket clients come in: one document a socket, its name in the path. A page of somebody else's
 * may knock here, too: a key is no cookie, which a browser would send along by itself; cookies are not looked at.
 */
export function createPlainDoor({ holderOf, greet }: PlainDoorOptions): Door {
  return {
    isAt: (path) => path.startsWith(PLAIN_SOCKET_PATH),
    isOwnOrigin: () => true,
    async knock(request) {
      const holder = await holderOf(request);
      if (!holder.ok) return holder;
      const only = addressIn(request);
      if (only === undefined) return refused('invalid_document_name');
      const { owner, most } = holder.value;
      return accepted({
        owner,
        greet(socket, admitted) {
          const listener = greet(socket, admitted, { only, most });
          const stop = watchKey(socket, holder.value);
          const waking = setInterval(() => socket.write(NOTHING), KEEP_AWAKE).unref();
          return {
            receive: listener.receive,
            arrived: listener.arrived,
            leave() {
              clearInterval(waking);
              stop();
              listener.leave();
            },
          };
        },
      });
    },
  };
}

/** Closes the socket at the very end of its key. */
function watchKey(socket: LiveSocket, { expiresIn, used }: KeyHolder): () => void {
  let timer: NodeJS.Timeout | undefined;
  function look(): void {
    const left = expiresIn();
    if (left <= 0) {
      socket.close(CLOSE.sessionEnded, 'session_ended');
      return;
    }
    used();
    timer = setTimeout(look, Math.min(left, HOUR)).unref();
  }
  look();
  return () => {
    clearTimeout(timer);
    used();
  };
}

function addressIn(request: IncomingMessage): DocumentAddress | undefined {
  const [path = ''] = (request.url ?? '').split('?', 1);
  try {
    return parseDocumentName(decodeURIComponent(path.slice(PLAIN_SOCKET_PATH.length)));
  } catch {
    // Not the encoding of any name.
    return undefined;
  }
}
