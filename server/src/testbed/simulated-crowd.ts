import { DOCUMENT_SCHEMA, handshakeToken } from '@geflecht/contract';
import {
  type Access,
  type BoardId,
  type DocumentAddress,
  documentName,
  type PersonId,
} from '@geflecht/domain';
import * as Y from 'yjs';

import { type Bus, createSilentBus } from '../collab/bus/index.ts';
import { createHubRoom } from '../collab/hub-room.ts';
import type { LiveSocket } from '../collab/live-socket.ts';
import type { Append, DocumentLog } from '../collab/log/index.ts';
import type { CollabObserver } from '../collab/observer.ts';
import { createPeer, type Peer } from '../collab/peer.ts';
import type { Room } from '../collab/room.ts';
import { createRooms, type Rooms } from '../collab/rooms.ts';
import { readMessage } from '../collab/wire.ts';
import { frames } from './raw-socket.ts';
import { framesOf } from './simulated-people.ts';
import { until } from './until.ts';

export interface CrowdOptions {
  readonly log: DocumentLog;
  readonly bus?: Bus;
  readonly observer?: Partial<CollabObserver>;
  readonly onChanged?: (person: PersonId | null) => void;
  readonly accessOf?: (person: PersonId) => Access;
}

/** Somebody at the document, and everything the server has said to them. */
export interface Somebody {
  readonly person: PersonId;
  readonly peer: Peer;
  /** What they write; `write` answers the update without sending it. */
  readonly doc: Y.Doc;
  write(words: string): Uint8Array;
  say(update: Uint8Array): void;
  open(): void;
  leave(): void;
  /** Updates stored, and updates refused, as the server told. */
  readonly told: { stored: number; refused: number; questions: number; reopened: number };
  /** Changes of the document that came, as they came. */
  readonly changes: Uint8Array[];
  readonly closes: number[];
  /** Put in the place of the socket's own, it may throw. */
  onWrite: (() => void) | undefined;
}

/** The rooms of one process and people in them, without the network: what is said in one turn is one window. */
export interface Crowd {
  readonly rooms: Rooms;
  readonly room: Room;
  readonly people: readonly Somebody[];
  readonly failures: string[];
  /** What was given to the log, oldest first. */
  readonly appended: Append[];
  /** From now on nothing is committed until `release`. */
  hold(): void;
  release(): void;
  /** Somebody else comes. */
  join(person: string): Promise<Somebody>;
  stored(): Promise<Y.Doc>;
}

let crowds = 0;

export async function simulatedCrowd(size: number, options: CrowdOptions): Promise<Crowd> {
  const address: DocumentAddress = { kind: 'board', id: `gedraenge-${(crowds += 1)}` as BoardId };
  const name = documentName(address);
  const failures: string[] = [];
  const appended: Append[] = [];
  const people: Somebody[] = [];
  let held: PromiseWithResolvers<void> | undefined;
  const log: DocumentLog = {
    ...options.log,
    async append(entry) {
      appended.push(entry);
      // In the order of their coming, however often it is held and released.
      const seq = options.log.append(entry);
      seq.catch(() => undefined);
      await held?.promise;
      return await seq;
    },
  };
  const observer: CollabObserver = {
    acknowledged: () => undefined,
    rejected: () => undefined,
    readerDropped: () => undefined,
    failed: () => undefined,
    ...options.observer,
  };
  const rooms = createRooms({
    log,
    bus: options.bus ?? createSilentBus('alone'),
    observer,
    logger: {
      error: ({ err, where }: { err: unknown; where?: string }, what: string) =>
        failures.push(`${where ?? what}: ${String(err)}`),
    } as never,
    clock: () => performance.now(),
    socketsOfNode: () => people.length,
    onChanged: (_, person) => options.onChanged?.(person),
    onClosed(room) {
      for (const { peer } of people) peer.forget(room);
    },
  });

  async function join(person: string): Promise<Somebody> {
    const somebody = newcomer(person as PersonId);
    somebody.open();
    await until(`${person} is in`, () => somebody.peer.open().length === 1);
    people.push(somebody);
    return somebody;
  }

  function newcomer(person: PersonId): Somebody {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    let isOpen = true;
    const write = (written: Buffer): void => {
      somebody.onWrite?.();
      if (isOpen) for (const frame of framesOf(written)) hear(somebody, name, frame);
    };
    const socket: LiveSocket = {
      id: `${person}.${people.length}`,
      session: person,
      person,
      isOpen: () => isOpen,
      isBehind: () => false,
      isSwamped: () => false,
      rest: () => undefined,
      close(code) {
        // As with a real one, the other end's `leave` comes later.
        isOpen = false;
        somebody.closes.push(code);
      },
      write,
      writeAtOnce: write,
    };
    const somebody: Somebody = {
      person,
      peer: createPeer({
        socket,
        only: undefined,
        most: 'write',
        rooms,
        hub: createHubRoom({ listens: () => false, onRequest: () => undefined }),
        observer,
        rights: {
          accessOf: async (of) => await Promise.resolve(options.accessOf?.(of) ?? ('write' as const)),
          changes: () => 0,
        },
        admitToHub: async () => await Promise.resolve(),
        onHubOpened: () => undefined,
        onAdmitted: () => undefined,
        failed: (where, error) => failures.push(`${where}: ${String(error)}`),
      }),
      doc,
      write(words) {
        doc.getMap('probe').set(words, person);
        return updates.splice(0).at(-1) as Uint8Array;
      },
      say: (update) => somebody.peer.receive(frames.update(name, update)),
      open: () => somebody.peer.receive(frames.auth(name, handshakeToken(DOCUMENT_SCHEMA[address.kind]))),
      leave: () => somebody.peer.leave(),
      told: { stored: 0, refused: 0, questions: 0, reopened: 0 },
      changes: [],
      closes: [],
      onWrite: undefined,
    };
    return somebody;
  }

  for (let nr = 0; nr < size; nr += 1) await join(`p${nr + 1}`);
  const room = rooms.resident(address);
  if (room === undefined) throw new Error('nobody has opened the document');
  return {
    rooms,
    room,
    people,
    failures,
    appended,
    hold: () => {
      held ??= Promise.withResolvers();
    },
    release() {
      held?.resolve();
      held = undefined;
    },
    join,
    async stored() {
      const doc = new Y.Doc();
      const { snapshot, updates } = await options.log.load(name);
      if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
      for (const update of updates) Y.applyUpdate(doc, update);
      return doc;
    },
  };
}

function hear({ told, changes }: Somebody, name: string, frame: Uint8Array): void {
  const at = name.length + 1;
  if (frame[at] === 8) told[frame[at + 1] === 1 ? 'stored' : 'refused'] += 1;
  else if (frame[at] === 7) told.reopened += 1;
  else {
    const message = readMessage(frame, at);
    if (message?.type === 'step1') told.questions += 1;
    else if (message?.type === 'update') changes.push(message.update.slice());
  }
}
