import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';
import * as Y from 'yjs';

import { Budget } from './budget.ts';
import type { Bus } from './bus/index.ts';
import type { LiveSocket } from './live-socket.ts';
import type { DocumentLog } from './log/index.ts';
import { createNodeLink, type NodeLink } from './node-link.ts';
import type { CollabObserver } from './observer.ts';
import { Room } from './room.ts';

/** Milliseconds after its last reader that a document stays in memory. */
const LINGER = 3000;
/** Bytes that may wait for the disk before nothing more is taken. */
const MOST_PENDING = 64 * 1024 * 1024;

/** Whole answers that one socket may ask for at once, and a second for long: somebody who goes from board to board. */
const ANSWERS = { perSecond: 0.5, bound: 12 };

export interface RoomsOptions {
  readonly log: DocumentLog;
  readonly bus: Bus;
  readonly observer: CollabObserver;
  readonly logger: FastifyBaseLogger;
  readonly clock: () => number;
  readonly socketsOfNode: () => number;
  readonly onChanged: (address: DocumentAddress, person: PersonId | null) => void;
  /** The document was dropped from memory because it could not be trusted; whoever has it open must come again. */
  readonly onClosed: (room: Room) => void;
}

/** The documents in memory. */
export interface Rooms {
  /** Loads the document when it is not in memory. Each `hold` needs its `release`. */
  hold(address: DocumentAddress): Promise<Room>;
  release(room: Room): void;
  resident(address: DocumentAddress): Room | undefined;
  all(): Iterable<Room>;
  size(): number;
  read<T>(address: DocumentAddress, reader: (document: Y.Doc) => T): Promise<T>;
  /** Nothing was heard of another node for too long. */
  loseNode(node: string): void;
  /** What was gathered is on its way to the disk after this. */
  flush(): void;
  stop(): void;
}

interface Held {
  readonly room: Promise<Room>;
  loaded: Room | undefined;
  link: NodeLink | undefined;
  holders: number;
  unloading: NodeJS.Timeout | undefined;
}

export function createRooms(options: RoomsOptions): Rooms {
  const { log, logger, observer, bus } = options;
  const held = new Map<string, Held>();
  /** Of each socket, over all documents it opens one after the other. */
  const answers = new WeakMap<LiveSocket, Budget>();

  function paceAnswer(socket: LiveSocket): number {
    const { perSecond, bound } = ANSWERS;
    const budget = answers.get(socket) ?? new Budget(perSecond, bound, options.clock());
    answers.set(socket, budget);
    return budget.spend(1, options.clock());
  }

  function drop(name: string, entry: Held): void {
    if (held.get(name) === entry) held.delete(name);
    clearTimeout(entry.unloading);
    entry.link?.close();
  }

  /** Memory that is not what the disk says is thrown away; the clients bring back what they have not got an answer to. */
  function damaged(name: string, entry: Held, cause: unknown): void {
    if (held.get(name) !== entry) return;
    logger.error({ err: cause, document: name }, 'a live document is read anew');
    observer.failed('document');
    drop(name, entry);
    const room = entry.loaded;
    if (room === undefined) return;
    options.onClosed(room);
    room.close('document_reset');
  }

  async function load(name: string, address: DocumentAddress, entry: Held): Promise<Room> {
    // Heard from before the log is read, so that nothing falls between the two.
    const link = createNodeLink({ bus, name, failed });
    entry.link = link;
    try {
      const stored = await log.load(name);
      const room = new Room(
        {
          name,
          address,
          log,
          observer,
          clock: options.clock,
          socketsOfNode: options.socketsOfNode,
          paceAnswer,
          isShared: () => bus.state() !== 'alone',
          isFull: () => log.pending().bytes > MOST_PENDING,
          onChanged: (person) => options.onChanged(address, person),
          onCommitted: (what) => link.committed(what),
          onSpoken: (states) => link.spoken(states),
          onDamaged: (cause) => damaged(name, entry, cause),
          failed,
        },
        stored,
      );
      entry.loaded = room;
      link.join(room);
      return room;
    } catch (error) {
      drop(name, entry);
      throw error;
    }
  }

  function failed(where: string, error: unknown): void {
    logger.error({ err: error, where }, 'a part of a live document failed');
    observer.failed(where);
  }

  function unloadLater(name: string, entry: Held): void {
    clearTimeout(entry.unloading);
    entry.unloading = setTimeout(() => {
      const room = entry.loaded;
      if (entry.holders > 0 || room === undefined) return;
      if (!room.isIdle()) {
        unloadLater(name, entry);
        return;
      }
      drop(name, entry);
      room.close('unloaded');
      log.compact(name).catch((error: unknown) => {
        logger.error({ err: error, document: name }, 'a log could not be compacted; it stays long');
      });
    }, LINGER).unref();
  }

  const rooms: Rooms = {
    async hold(address) {
      const name = documentName(address);
      let entry = held.get(name);
      if (entry === undefined) {
        const made: Held = {
          room: Promise.resolve().then(async () => await load(name, address, made)),
          loaded: undefined,
          link: undefined,
          holders: 0,
          unloading: undefined,
        };
        held.set(name, made);
        entry = made;
      }
      clearTimeout(entry.unloading);
      entry.holders += 1;
      return await entry.room;
    },
    release(room) {
      const name = documentName(room.address);
      const entry = held.get(name);
      if (entry?.loaded !== room) return;
      entry.holders -= 1;
      if (entry.holders === 0) unloadLater(name, entry);
    },
    resident: (address) => held.get(documentName(address))?.loaded,
    *all() {
      for (const { loaded } of held.values()) if (loaded !== undefined) yield loaded;
    },
    size: () => held.size,
    async read(address, reader) {
      // What other nodes have stored counts as well, and may not have been heard yet.
      if (bus.state() !== 'alone') await rooms.resident(address)?.resident.caughtUp();
      const room = rooms.resident(address);
      if (room !== undefined) return reader(room.doc);
      const { snapshot, updates } = await log.load(documentName(address));
      const copy = new Y.Doc();
      copy.transact(() => {
        if (snapshot !== undefined) Y.applyUpdate(copy, snapshot);
        for (const update of updates) Y.applyUpdate(copy, update);
      });
      try {
        return reader(copy);
      } finally {
        copy.destroy();
      }
    },
    loseNode(node) {
      for (const room of rooms.all()) room.loseNode(node);
    },
    flush() {
      for (const room of rooms.all()) room.flush();
    },
    stop() {
      for (const [name, entry] of held) drop(name, entry);
    },
  };
  return rooms;
}
