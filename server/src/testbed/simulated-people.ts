import { DOCUMENT_SCHEMA, handshakeToken } from '@geflecht/contract';
import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';
import * as Y from 'yjs';

import type { Bus } from '../collab/bus/index.ts';
import { createHubRoom } from '../collab/hub-room.ts';
import type { LiveSocket } from '../collab/live-socket.ts';
import type { DocumentLog } from '../collab/log/index.ts';
import { createPeer, type Peer } from '../collab/peer.ts';
import { createRooms, type Rooms } from '../collab/rooms.ts';
import { readMessage } from '../collab/wire.ts';
import { frames } from './raw-socket.ts';

const quiet = { error: () => undefined } as never;
const observer = {
  acknowledged: () => undefined,
  rejected: () => undefined,
  readerDropped: () => undefined,
  failed: () => undefined,
};

/** The rooms of one process, without the network around them. */
export interface SimulatedNode {
  readonly rooms: Rooms;
  readonly log: DocumentLog;
  readonly peers: Set<Peer>;
  /** Causes that were contained; there should be none. */
  readonly failures: unknown[];
  /** Entries of the log in which words of several people are. */
  gathered: number;
}

export function simulatedNode(log: DocumentLog, bus: Bus): SimulatedNode {
  const peers = new Set<Peer>();
  const failures: unknown[] = [];
  const counted: DocumentLog = {
    ...log,
    append: async (entry) => {
      if (Y.parseUpdateMeta(entry.update).to.size > 1) node.gathered += 1;
      return await log.append(entry);
    },
  };
  const rooms = createRooms({
    log: counted,
    bus,
    observer: {
      ...observer,
      failed: (where) => failures.push(where),
    },
    logger: quiet,
    clock: () => performance.now(),
    socketsOfNode: () => peers.size,
    onChanged: () => undefined,
    onClosed(room) {
      for (const peer of peers) peer.forget(room);
    },
  });
  const node: SimulatedNode = { rooms, log, peers, failures, gathered: 0 };
  return node;
}

/** One tab: a document that outlives its connections, and what is known to be kept of what was written in it. */
export class SimulatedTab {
  readonly doc = new Y.Doc();
  readonly #person: PersonId;
  readonly #address: DocumentAddress;
  readonly #name: string;
  #connection: { readonly peer: Peer; readonly node: SimulatedNode; isOpen: boolean } | undefined;
  /** Words whose acknowledgement is awaited, by frame; a handshake's frame stands for all that were written before it. */
  #awaited: string[][] = [];
  #unacknowledged: string[] = [];
  #hasHandshake = false;
  readonly acknowledged = new Set<string>();

  constructor(person: PersonId, address: DocumentAddress) {
    this.#person = person;
    this.#address = address;
    this.#name = documentName(address);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      const word = this.#unacknowledged.at(-1);
      if (this.#say(frames.update(this.#name, update))) this.#awaited.push(word === undefined ? [] : [word]);
    });
  }

  get isConnected(): boolean {
    return this.#connection?.isOpen === true;
  }

  /** The handshake is done, and everything said since has been answered. */
  get isSettled(): boolean {
    return this.isConnected && this.#hasHandshake && this.#awaited.length === 0;
  }

  /** Makes a change that leaves a word of its own, by which it is found again. */
  change(word: string, work: (doc: Y.Doc) => void): void {
    this.#unacknowledged.push(word);
    this.doc.transact(() => {
      work(this.doc);
      this.doc.getMap('kept').set(word, 1);
    });
  }

  connect(node: SimulatedNode): void {
    this.drop();
    const connection = { peer: undefined as never as Peer, node, isOpen: true };
    const inbox: Buffer[] = [];
    const fell = (): void => {
      if (!connection.isOpen) return;
      connection.isOpen = false;
      node.peers.delete(connection.peer);
      connection.peer.leave();
    };
    const write = (written: Buffer): void => {
      if (inbox.push(written) > 1) return;
      setImmediate(() => {
        for (const frame of inbox.splice(0).flatMap(framesOf)) if (connection.isOpen) this.#hear(frame);
      });
    };
    const socket: LiveSocket = {
      id: '',
      session: 'simulated',
      person: this.#person,
      isOpen: () => connection.isOpen,
      isBehind: () => false,
      isSwamped: () => false,
      rest: () => undefined,
      close: fell,
      write,
      writeAtOnce: write,
    };
    const peer = createPeer({
      socket,
      only: undefined,
      most: 'write',
      rooms: node.rooms,
      hub: createHubRoom({ listens: () => false, onRequest: () => undefined }),
      observer,
      rights: { accessOf: async () => await Promise.resolve('write' as const), changes: () => 0 },
      admitToHub: async () => await Promise.resolve(),
      onHubOpened: () => undefined,
      onAdmitted: () => undefined,
      failed: (where, error) => node.failures.push(where, error),
    });
    connection.peer = peer;
    this.#connection = connection;
    node.peers.add(peer);
    this.#awaited = [];
    this.#hasHandshake = false;
    this.#say(frames.auth(this.#name, handshakeToken(DOCUMENT_SCHEMA[this.#address.kind])));
    this.#say(frames.step1(this.#name, Y.encodeStateVector(this.doc)));
  }

  /** The line breaks: nothing more arrives on either side. */
  drop(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection?.isOpen !== true) return;
    connection.isOpen = false;
    connection.node.peers.delete(connection.peer);
    connection.peer.leave();
  }

  #say(frame: Uint8Array): boolean {
    if (!this.isConnected) return false;
    this.#connection?.peer.receive(frame);
    return true;
  }

  #hear(frame: Uint8Array): void {
    const at = this.#name.length + 1;
    // Acknowledgements and papers are words of the server alone.
    if (frame[at] === 8) return this.#answered(frame[at + 1] === 1);
    if (frame[at] === 7) return this.drop();
    const message = readMessage(frame, at);
    if (message === undefined) return;
    if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(this.doc, message.update, this);
    else if (message.type === 'step1') {
      const lacking = Y.encodeStateAsUpdate(this.doc, message.stateVector);
      this.#hasHandshake = true;
      if (this.#say(frames.step2(this.#name, lacking))) this.#awaited.push([...this.#unacknowledged]);
    }
  }

  #answered(isStored: boolean): void {
    const words = this.#awaited.shift() ?? [];
    if (!isStored) throw new Error('an honest change was refused');
    for (const word of words) this.acknowledged.add(word);
    this.#unacknowledged = this.#unacknowledged.filter((word) => !this.acknowledged.has(word));
  }
}

/** What stands in each of the WebSocket frames that were written in one piece. */
export function framesOf(written: Buffer): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < written.length;) {
    const short = written[at + 1] as number;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    const long =
      head === 4 ? written.readUInt16BE(at + 2) : Number(head === 10 && written.readBigUInt64BE(at + 2));
    const length = head === 2 ? short : long;
    found.push(new Uint8Array(written.subarray(at + head, at + head + length)));
    at += head + length;
  }
  return found;
}
