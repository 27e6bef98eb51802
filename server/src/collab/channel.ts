import type { PersonId } from '@geflecht/domain';

import type { LiveSocket } from './live-socket.ts';
import type { Speaker } from './room-presence.ts';
import { framed, type Prefix, refusedMessage, storedMessage } from './wire.ts';

/** One document on one socket. */
export interface Channel extends Speaker {
  readonly socket: LiveSocket;
  readonly prefix: Prefix;
  /** What the person may do with the document; `access` is less where the client is outdated or its key only reads. */
  readonly granted: 'read' | 'write';
  access: 'read' | 'write';
  /** Cursors were kept from it while it was behind; it gets all of them as soon as it has caught up. */
  isOwedCursors: boolean;
  /** Updates that wait, in their order, while the first of them is looked into; `undefined` when nothing waits. */
  held: Uint8Array[] | undefined;
  /** The last question that waits for its answer, and when it is looked at again. */
  question: { timer: NodeJS.Timeout; stateVector: Uint8Array } | undefined;
}

export function createChannel(
  socket: LiveSocket,
  prefix: Prefix,
  access: 'read' | 'write',
  granted: 'read' | 'write' = access,
): Channel & { readonly person: PersonId } {
  return {
    socket,
    person: socket.person,
    isPlain: prefix.length === 0,
    prefix,
    granted,
    access,
    isOwedCursors: false,
    held: undefined,
    question: undefined,
  };
}

export function send(channel: Channel, body: Uint8Array): void {
  channel.socket.write(framed(channel.prefix, body));
}

/** Answers one update. A plain client has no word for it and takes silence for consent. */
export function answerUpdate(channel: Channel, isStored: boolean): void {
  if (channel.prefix.length > 0) send(channel, isStored ? storedMessage : refusedMessage);
}

/** One message in the frames of every kind of socket, each made once, when it is first wanted. */
export function frames(body: Uint8Array): (prefix: Prefix) => Buffer {
  return oncePerPrefix((prefix) => framed(prefix, body));
}

/** Nearly all sockets of a document share one prefix: the frame made last is mostly the one that is wanted. */
function oncePerPrefix(make: (prefix: Prefix) => Buffer): (prefix: Prefix) => Buffer {
  const made = new Map<Prefix, Buffer>();
  let last: Prefix | undefined;
  let lastFrame: Buffer | undefined;
  return (prefix) => {
    if (prefix === last && lastFrame !== undefined) return lastFrame;
    const frame = made.get(prefix) ?? make(prefix);
    made.set(prefix, frame);
    last = prefix;
    lastFrame = frame;
    return frame;
  };
}

/** Two messages in one piece of memory, each in its own frame: one system call for every socket. */
export function bothFrames(
  first: (prefix: Prefix) => Buffer,
  second: (prefix: Prefix) => Buffer,
): (prefix: Prefix) => Buffer {
  return oncePerPrefix((prefix) => Buffer.concat([first(prefix), second(prefix)]));
}
