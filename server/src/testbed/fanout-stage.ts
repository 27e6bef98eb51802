import { afterEach, beforeEach, expect, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { type Channel, createChannel } from '../collab/channel.ts';
import { Fanout, type FanoutOptions } from '../collab/fanout.ts';
import { RoomPresence } from '../collab/room-presence.ts';
import { type ClientMessage, namePrefix, type Prefix, readMessage } from '../collab/wire.ts';
import { presenceOf } from './raw-socket.ts';
import { type RecordedSocket, recordedSocket } from './recorded-socket.ts';
import { framesOf } from './simulated-people.ts';

export const PREFIX = namePrefix('board:probe');

/** Somebody at the document, on a socket that remembers what it was given. */
export interface Member extends Channel {
  readonly socket: RecordedSocket;
}

/** A fanout with its people and their cursors, on a clock that stands still until the test moves it. */
export interface FanoutStage {
  readonly fanout: Fanout;
  readonly presence: RoomPresence;
  readonly channels: Set<Channel>;
  /** The frames of changes that newcomers are to hear of, with the lengths of their messages. */
  readonly sent: { readonly frame: (prefix: Prefix) => Buffer; readonly bytes: number }[];
  /** What other nodes heard. */
  readonly spoken: Uint8Array[];
  readonly torn: unknown[];
  readonly failures: string[];
  /** Whether changes are on their way to the disk, and how often that was asked. */
  inFlight: boolean;
  takenIn: number;
}

/** A new one for each test of a file. */
export function fanoutStage(): () => FanoutStage {
  let stage: FanoutStage;
  beforeEach(() => {
    vi.useFakeTimers();
    // The first moments of a process are not like the others: no cursor was ever due.
    vi.advanceTimersByTime(1000);
    stage = newStage();
  });
  afterEach(() => {
    stage.fanout.stop();
    vi.useRealTimers();
  });
  return () => stage;
}

function newStage(): FanoutStage {
  const channels = new Set<Channel>();
  const silent = {
    acknowledged: () => undefined,
    rejected: () => undefined,
    readerDropped: () => undefined,
    failed: () => undefined,
  };
  const presence = new RoomPresence('board', silent, () => false);
  const options: FanoutOptions = {
    channels,
    presence,
    socketsOfNode: () => channels.size,
    takeIn() {
      stage.takenIn += 1;
      return stage.inFlight;
    },
    sent: (frame, bytes) => stage.sent.push({ frame, bytes }),
    spoken: (states) => stage.spoken.push(states),
    torn: (error) => stage.torn.push(error),
    failed: (where, error) => stage.failures.push(`${where}: ${String(error)}`),
  };
  const stage: FanoutStage = {
    fanout: new Fanout(options),
    presence,
    channels,
    sent: [],
    spoken: [],
    torn: [],
    failures: [],
    inFlight: false,
    takenIn: 0,
  };
  return stage;
}

export function enter({ channels }: FanoutStage, person: string, prefix = PREFIX): Member {
  const socket = recordedSocket(person);
  const channel: Member = { ...createChannel(socket, prefix, 'write'), socket };
  channels.add(channel);
  return channel;
}

export const enterAll = (stage: FanoutStage, count: number): Member[] =>
  Array.from({ length: count }, (_, nr) => enter(stage, `p${nr}`));

let writers = 0;
/** A change that rests on nothing. */
export function update(word: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = writers += 1;
  doc.getMap('words').set(word, true);
  return Y.encodeStateAsUpdate(doc);
}

/** Everything that is told in this turn. */
export const told = async (): Promise<void> => await Promise.resolve();

let clock = 0;
/** What somebody shows whose cursor is at an x. */
export const shown = (x: number) => ({ board: { cursor: { x, y: 0 } } });

/** Somebody moves their cursor; answers its x, which is different each time. */
export function move({ presence, fanout }: FanoutStage, member: Member, client: number): number {
  clock += 1;
  presence.hear(member, presenceOf(client, clock, shown(clock)));
  fanout.cursors();
  return clock;
}

const messageIn =
  (prefix: Prefix) =>
  (frame: Uint8Array): ClientMessage => {
    expect([...frame.subarray(0, prefix.length)]).toEqual([...prefix]);
    return readMessage(frame, prefix.length) as ClientMessage;
  };

const messages = ({ socket, prefix }: Member): ClientMessage[] =>
  socket.writes.flatMap(framesOf).map(messageIn(prefix));

/** The kinds of messages that came, one text for each writing. */
export const writings = ({ socket, prefix }: Member): string[] =>
  socket.writes.map((written) =>
    framesOf(written)
      .map(messageIn(prefix))
      .map(({ type }) => type)
      .join('+'),
  );

export function words(member: Member): string[] {
  const doc = new Y.Doc();
  for (const message of messages(member)) if (message.type === 'update') Y.applyUpdate(doc, message.update);
  return [...doc.getMap('words').keys()].toSorted();
}

/** Where each client's cursor stands for somebody who has heard all of this. */
export function cursors(member: Member): Record<number, number> {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  for (const message of messages(member))
    if (message.type === 'presence') applyAwarenessUpdate(awareness, message.states, null);
  const states = [...awareness.getStates()] as [number, ReturnType<typeof shown>][];
  awareness.destroy();
  return Object.fromEntries(states.map(([client, { board }]) => [client, board.cursor.x]));
}
