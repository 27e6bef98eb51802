import type { PersonId } from '@geflecht/domain';
import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

import type { Bus } from './bus/index.ts';
import type { Committed } from './resident.ts';
import type { Room } from './room.ts';

const CHANGES = 0;
const SPOKEN = 1;
const WHO_IS_THERE = 2;

/**
 * What one document's rooms on several nodes tell each other. The log is the truth, and is looked at every now and then
 * for all documents together (`nodes/`); this only makes it quick.
 */
export interface NodeLink {
  committed(what: Committed): void;
  spoken(states: Uint8Array): void;
  /** From here on what is heard goes to the room; what came before it was loaded is in the log it was loaded from. */
  join(room: Room): void;
  close(): void;
}

export interface NodeLinkOptions {
  readonly bus: Bus;
  readonly name: string;
  readonly failed: (where: string, error: unknown) => void;
}

export function createNodeLink({ bus, name, failed }: NodeLinkOptions): NodeLink {
  if (bus.isSilent) {
    const nothing = (): void => undefined;
    return { committed: nothing, spoken: nothing, join: nothing, close: nothing };
  }
  const channel = `document:${name}`;
  let room: Room | undefined;
  /** Heard while the document was being loaded. */
  let early: Uint8Array[] = [];
  let gathered: Committed[] = [];
  let flushing: NodeJS.Immediate | undefined;
  let isHearing = false;

  function publish(type: number, body: Uint8Array): void {
    const encoder = createEncoder();
    writeVarUint(encoder, type);
    writeVarString(encoder, bus.node);
    writeVarUint8Array(encoder, body);
    bus.publish(channel, toUint8Array(encoder));
  }

  function flush(): void {
    flushing = undefined;
    publish(CHANGES, encodeChanges(gathered));
    gathered = [];
  }

  function hear(payload: Uint8Array): void {
    if (room === undefined) {
      early.push(payload.slice());
      return;
    }
    try {
      const decoder = createDecoder(payload);
      const type = readVarUint(decoder);
      const node = readVarString(decoder);
      const body = readVarUint8Array(decoder);
      if (type === CHANGES) for (const change of decodeChanges(body)) room.resident.hear(change);
      else if (type === SPOKEN) room.hearNode(node, body);
      else if (type === WHO_IS_THERE) tellWhoIsHere();
    } catch (error) {
      failed('node link', error);
    }
  }

  function tellWhoIsHere(): void {
    const own = room?.ownPresence();
    if (own !== undefined) publish(SPOKEN, own);
  }

  /** From now on, for the first time or again; what was said before was not heard. */
  function hears(): void {
    isHearing = true;
    if (room === undefined) return;
    room.resident.catchUp();
    publish(WHO_IS_THERE, new Uint8Array(0));
    tellWhoIsHere();
  }

  const stopHearing = bus.subscribe(channel, hear, hears);
  return {
    committed(what) {
      gathered.push(what);
      flushing ??= setImmediate(flush);
    },
    spoken: (states) => publish(SPOKEN, states),
    join(joined) {
      room = joined;
      for (const payload of early) hear(payload);
      early = [];
      if (isHearing) publish(WHO_IS_THERE, new Uint8Array(0));
    },
    close() {
      clearImmediate(flushing);
      if (gathered.length > 0) flush();
      stopHearing();
      room = undefined;
    },
  };
}

function encodeChanges(changes: readonly Committed[]): Uint8Array {
  const encoder = createEncoder();
  for (const { seq, update, leases } of changes) {
    writeVarUint(encoder, seq);
    writeVarUint8Array(encoder, update);
    writeVarUint(encoder, leases.length);
    for (const { client, person } of leases) {
      writeVarUint(encoder, client);
      writeVarString(encoder, person);
    }
  }
  return toUint8Array(encoder);
}

function decodeChanges(body: Uint8Array): Committed[] {
  const decoder = createDecoder(body);
  const changes: Committed[] = [];
  while (hasContent(decoder)) {
    const seq = readVarUint(decoder);
    const update = readVarUint8Array(decoder);
    const leases = Array.from({ length: readVarUint(decoder) }, () => ({
      client: readVarUint(decoder),
      person: readVarString(decoder) as PersonId,
    }));
    changes.push({ seq, update, leases });
  }
  return changes;
}
