import { type HubMessage, type HubRequest, hubRequestSchema } from '@geflecht/contract';
import * as v from 'valibot';

import { type Channel, frames, send } from './channel.ts';
import { publicPart } from './public-part.ts';
import { refusedMessage, statelessMessage, step1Message, step2Message, storedMessage } from './wire.ts';

/** Characters of one message of a client. */
const MOST_CHARACTERS = 4 * 1024;
/** An empty document, as Yjs encodes it. */
const NO_UPDATE = Uint8Array.of(0, 0);
const NO_STATE = Uint8Array.of(0);

export interface HubRoomOptions {
  /** Whether a socket may know what happens in the working spaces; who may not hears the public part. */
  readonly listens: (channel: Channel) => boolean;
  readonly onRequest: (channel: Channel, request: HubRequest) => void;
}

/** The channel without content that every tab has open: who is where, and what happens. */
export interface HubRoom {
  readonly channels: ReadonlySet<Channel>;
  enter(channel: Channel): void;
  leave(channel: Channel): void;
  /** The provider keeps its channel awake with an empty sync. */
  answer(channel: Channel): void;
  /** Nothing can be written here. */
  take(channel: Channel, update: Uint8Array): void;
  hear(channel: Channel, payload: string): void;
  tell(channel: Channel, message: HubMessage): void;
  broadcast(message: HubMessage): void;
}

export function createHubRoom({ listens, onRequest }: HubRoomOptions): HubRoom {
  const channels = new Set<Channel>();
  return {
    channels,
    enter(channel) {
      channels.add(channel);
    },
    leave(channel) {
      channels.delete(channel);
    },
    answer(channel) {
      send(channel, step2Message(NO_UPDATE));
      send(channel, step1Message(NO_STATE));
    },
    take(channel, update) {
      const isEmpty = update.length === NO_UPDATE.length && update.every((byte) => byte === 0);
      send(channel, isEmpty ? storedMessage : refusedMessage);
    },
    hear(channel, payload) {
      const request = readRequest(payload);
      if (request !== undefined) onRequest(channel, request);
    },
    tell(channel, message) {
      const part = listens(channel) ? message : publicPart(message);
      if (part !== undefined) send(channel, statelessMessage(JSON.stringify(part)));
    },
    broadcast(message) {
      const whole = frames(statelessMessage(JSON.stringify(message)));
      const part = publicPart(message);
      const open = part === undefined ? undefined : frames(statelessMessage(JSON.stringify(part)));
      for (const channel of channels) {
        const frame = listens(channel) ? whole : open;
        if (frame !== undefined) channel.socket.write(frame(channel.prefix));
      }
    },
  };
}

function readRequest(payload: string): HubRequest | undefined {
  if (payload.length > MOST_CHARACTERS) return undefined;
  try {
    const parsed = v.safeParse(hubRequestSchema, JSON.parse(payload));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // Not JSON; a client that speaks another version is not answered.
    return undefined;
  }
}
