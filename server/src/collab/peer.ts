import { CLOSE, DOCUMENT_SCHEMA, type DocumentMessage, PROBLEMS, readHandshake } from '@geflecht/contract';
import {
  type Access,
  type DocumentAddress,
  type ErrorCode,
  HUB_DOCUMENT,
  parseDocumentName,
} from '@geflecht/domain';

import { type Channel, createChannel, send } from './channel.ts';
import { CLOSE_CODE } from './close-codes.ts';
import type { HubRoom } from './hub-room.ts';
import type { LiveSocket } from './live-socket.ts';
import type { CollabObserver } from './observer.ts';
import type { Rights } from './rights.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import {
  authenticatedMessage,
  type ClientMessage,
  createAddressReader,
  deniedMessage,
  isHeartbeat,
  namePrefix,
  NO_PREFIX,
  readMessage,
  statelessMessage,
} from './wire.ts';

const HUB_PREFIX = namePrefix(HUB_DOCUMENT);

/** Documents one tab may have open at once. */
const MOST_DOCUMENTS = 64;
/** What a document's channel may have said before it is admitted. */
const MOST_WAITING = 1000;
const MOST_WAITING_BYTES = 2 * 1024 * 1024;

export interface PeerOptions {
  readonly socket: LiveSocket;
  /** The only document of a plain socket, which sends no names; `undefined` on the product's own sockets. */
  readonly only: DocumentAddress | undefined;
  /** What the way in allows at most. */
  readonly most: Access;
  readonly rooms: Rooms;
  readonly hub: HubRoom;
  readonly observer: CollabObserver;
  readonly rights: Pick<Rights, 'accessOf' | 'changes'>;
  /** Before a socket hears anything on the hub. */
  readonly admitToHub: (channel: Channel) => Promise<void>;
  readonly onHubOpened: (channel: Channel) => void;
  /** The socket has shown that somebody is there. */
  readonly onAdmitted: () => void;
  readonly failed: (where: string, error: unknown) => void;
}

interface Opening {
  readonly kind: 'opening';
  readonly waiting: ClientMessage[];
  bytes: number;
  /** The papers have been shown and are being looked at. */
  isBegun: boolean;
}
interface OpenRoom {
  readonly kind: 'room';
  readonly channel: Channel;
  readonly room: Room;
}
interface OpenHub {
  readonly kind: 'hub';
  readonly channel: Channel;
}

/** One socket's conversation: which documents it has open, and what it says about them. Never throws. */
export interface Peer {
  readonly socket: LiveSocket;
  readonly receive: (frame: Uint8Array) => void;
  /** The socket is gone. */
  leave(): void;
  open(): readonly OpenRoom[];
  hub(): Channel | undefined;
  /** The room was dropped from memory: the client shakes hands anew. */
  forget(room: Room): void;
  /** Opens the one document of a plain socket. */
  start(token: string): void;
}

export function createPeer(options: PeerOptions): Peer {
  const { socket, rooms, hub, observer, rights } = options;
  const documents = new Map<string, Opening | OpenRoom | OpenHub>();
  const addressOf = createAddressReader();
  let isGone = false;

  function deny(name: string, reason: ErrorCode): void {
    documents.delete(name);
    if (options.only === undefined)
      send(createChannel(socket, namePrefix(name), 'read'), deniedMessage(reason));
    else socket.close(PROBLEMS[reason].closeCode, reason);
  }

  /** An outage is no refusal: the socket falls, and the client comes back by itself. */
  function outage(where: string, error: unknown): void {
    options.failed(where, error);
    socket.close(CLOSE_CODE.tryAgainLater, 'storage_unavailable');
  }

  async function openHub(name: string, opening: Opening): Promise<void> {
    const channel = createChannel(socket, HUB_PREFIX, 'read');
    let seen;
    do {
      seen = rights.changes();
      await options.admitToHub(channel);
    } while (rights.changes() !== seen);
    if (isGone || documents.get(name) !== opening) return;
    documents.set(name, { kind: 'hub', channel });
    send(channel, authenticatedMessage('read'));
    hub.enter(channel);
    options.onHubOpened(channel);
    options.onAdmitted();
    for (const message of opening.waiting) handleHub(channel, message);
  }

  async function openRoom(name: string, opening: Opening, token: string): Promise<void> {
    const address = options.only ?? parseDocumentName(name);
    if (address === undefined) return deny(name, 'invalid_document_name');
    const seen = rights.changes();
    const access = await rights.accessOf(socket.person, address);
    if (access === 'unknown') return deny(name, 'unknown_id');
    if (access === 'none') return deny(name, 'not_permitted');
    let room = await rooms.hold(address);
    while (room.isClosed) room = await rooms.hold(address);
    if (rights.changes() !== seen) {
      // Looking and reading take their time, in which nobody who ends rights sees it open here.
      rooms.release(room);
      return await openRoom(name, opening, token);
    }
    if (isGone || documents.get(name) !== opening) {
      rooms.release(room);
      return;
    }
    const { schema } = readHandshake(token);
    const ours = DOCUMENT_SCHEMA[address.kind];
    const isKnown = options.only !== undefined || schema === ours;
    const granted = isKnown && options.most === 'write' ? access : 'read';
    const channel = createChannel(
      socket,
      options.only === undefined ? room.prefix : NO_PREFIX,
      granted,
      access,
    );
    const open: OpenRoom = { kind: 'room', channel, room };
    documents.set(name, open);
    if (options.only === undefined) send(channel, authenticatedMessage(granted));
    if (!isKnown) send(channel, statelessMessage(JSON.stringify(outdated(schema, ours))));
    room.enter(channel);
    options.onAdmitted();
    for (const message of opening.waiting) handleRoom(name, open, message);
  }

  function begin(name: string, token: string): void {
    if (documents.size >= MOST_DOCUMENTS) {
      socket.close(CLOSE.tooMany, 'too_many_documents');
      return;
    }
    const known = documents.get(name);
    const opening = known?.kind === 'opening' ? known : newOpening();
    if (opening.isBegun) return;
    opening.isBegun = true;
    documents.set(name, opening);
    const opened =
      name === HUB_DOCUMENT && options.only === undefined
        ? openHub(name, opening)
        : openRoom(name, opening, token);
    opened.catch((error: unknown) => outage('opening', error));
  }

  /** The same person shows their papers again: what they may do now is what counts. */
  async function renew(name: string, { channel, room }: OpenRoom, token: string): Promise<void> {
    const access = await rights.accessOf(socket.person, room.address);
    if (isGone || !room.channels.has(channel)) return;
    if (access === 'unknown' || access === 'none') {
      leaveRoom(name, channel, room);
      deny(name, access === 'none' ? 'not_permitted' : 'unknown_id');
      return;
    }
    if (access !== channel.granted) {
      // More or less than before: the handshake anew gives what is right now.
      leaveRoom(name, channel, room);
      begin(name, token);
      return;
    }
    send(channel, authenticatedMessage(channel.access));
  }

  function leaveRoom(name: string, channel: Channel, room: Room): void {
    documents.delete(name);
    room.leave(channel);
    rooms.release(room);
  }

  function handleRoom(name: string, open: OpenRoom, message: ClientMessage): void {
    const { channel, room } = open;
    switch (message.type) {
      case 'update':
      case 'step2':
        return room.take(channel, message.update);
      case 'step1':
        return room.answer(channel, message.stateVector);
      case 'presence':
        return room.hear(channel, message.states);
      case 'query_presence':
        return room.tellPresence(channel);
      case 'auth':
        renew(name, open, message.token).catch((error: unknown) => outage('renewing', error));
        return;
      case 'close':
        return leaveRoom(name, channel, room);
      case 'stateless':
        // Documents are changed by updates alone.
        return;
    }
  }

  function handleHub(channel: Channel, message: ClientMessage): void {
    switch (message.type) {
      case 'stateless':
        return hub.hear(channel, message.payload);
      case 'step1':
        return hub.answer(channel);
      case 'update':
      case 'step2':
        return hub.take(channel, message.update);
      case 'close':
        hub.leave(channel);
        documents.delete(HUB_DOCUMENT);
        return;
      case 'auth':
        return send(channel, authenticatedMessage('read'));
      case 'presence':
      case 'query_presence':
        return;
    }
  }

  function handle(name: string, message: ClientMessage, size: number): void {
    const document = documents.get(name);
    if (document === undefined) {
      if (message.type === 'auth') begin(name, message.token);
      else if (message.type !== 'close') wait(name, newOpening(), message, size);
      return;
    }
    if (document.kind === 'opening') {
      // Nothing may come before the papers but what waits for them.
      if (message.type === 'auth') begin(name, message.token);
      else if (message.type === 'close') documents.delete(name);
      else wait(name, document, message, size);
    } else if (document.kind === 'hub') handleHub(document.channel, message);
    else handleRoom(name, document, message);
  }

  function wait(name: string, opening: Opening, message: ClientMessage, size: number): void {
    opening.bytes += size;
    const isTooMuch = opening.waiting.length >= MOST_WAITING || opening.bytes > MOST_WAITING_BYTES;
    if (isTooMuch || (!documents.has(name) && documents.size >= MOST_DOCUMENTS)) {
      observer.rejected('too_fast');
      socket.close(CLOSE.tooMany, 'too_many_documents');
      return;
    }
    documents.set(name, opening);
    opening.waiting.push(copied(message));
  }

  function understand(frame: Uint8Array): void {
    const address = options.only === undefined ? addressOf(frame) : { name: ONLY, at: 0 };
    const message = address && readMessage(frame, address.at);
    if (address === undefined || message === undefined) {
      observer.rejected('bad_frame');
      socket.close(CLOSE.unknownDocument, 'invalid_message');
      return;
    }
    // A plain client has shown its papers on the way in.
    if (options.only !== undefined && (message.type === 'auth' || message.type === 'close')) return;
    handle(address.name, message, frame.length);
  }

  const peer: Peer = {
    socket,
    receive(frame) {
      if (isGone || !socket.isOpen() || isHeartbeat(frame)) return;
      try {
        understand(frame);
      } catch (error) {
        options.failed('message', error);
        socket.close(CLOSE_CODE.internalError, 'internal_error');
      }
    },
    leave() {
      isGone = true;
      for (const document of documents.values()) {
        if (document.kind === 'hub') hub.leave(document.channel);
        else if (document.kind === 'room') {
          document.room.leave(document.channel);
          rooms.release(document.room);
        }
      }
      documents.clear();
    },
    open: () => [...documents.values()].filter((document) => document.kind === 'room'),
    hub() {
      const document = documents.get(HUB_DOCUMENT);
      return document?.kind === 'hub' ? document.channel : undefined;
    },
    forget(room) {
      for (const [name, document] of documents)
        if (document.kind === 'room' && document.room === room) documents.delete(name);
      if (options.only !== undefined) socket.close(CLOSE_CODE.tryAgainLater, 'document_reset');
    },
    start: (token) => begin(ONLY, token),
  };
  return peer;
}

/** Stands for the name that a plain socket does not send. */
const ONLY = '';

function newOpening(): Opening {
  return { kind: 'opening', waiting: [], bytes: 0, isBegun: false };
}

/** A frame's bytes are used again for the next one. */
function copied(message: ClientMessage): ClientMessage {
  switch (message.type) {
    case 'update':
    case 'step2':
      return { ...message, update: message.update.slice() };
    case 'step1':
      return { ...message, stateVector: message.stateVector.slice() };
    case 'presence':
      return { ...message, states: message.states.slice() };
    case 'auth':
    case 'query_presence':
    case 'stateless':
    case 'close':
      return message;
  }
}

function outdated(theirs: number | undefined, ours: number): DocumentMessage {
  return theirs !== undefined && theirs > ours
    ? { type: 'server_outdated' }
    : { type: 'outdated', schema: ours };
}
