import { LIMITS } from '@geflecht/contract';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import * as Y from 'yjs';

import type { Frame } from './frames.ts';

/** Room in a frame for what stands before the update. */
const HEAD = 512;
/** Authors the server takes in one frame that it does not know. */
const MOST_CLIENTS = 8;

const SYNC = 0;
const STEP = { step2: 1, update: 2 } as const;

export interface Bounds {
  readonly bytes: number;
  readonly clients: number;
}

const BOUNDS: Bounds = { bytes: LIMITS.frame - HEAD, clients: MOST_CLIENTS };

export interface Part {
  readonly frame: Frame;
  readonly data: Uint8Array<ArrayBuffer>;
}

/**
 * A frame as the server takes it: one that is too large goes as several, of which the last is what the whole was. So
 * the last one's acknowledgement stands for all. `undefined` when a single piece is larger than any frame.
 */
export function withinBounds(
  data: Uint8Array<ArrayBuffer>,
  frame: Frame,
  bounds: Bounds = BOUNDS,
): readonly Part[] | undefined {
  const { document, kind } = frame;
  if (kind !== 'step2' && kind !== 'update') return [{ frame, data }];
  const decoder = createDecoder(data);
  readVarString(decoder);
  readVarUint(decoder);
  readVarUint(decoder);
  const update = readVarUint8Array(decoder);
  if (update.length <= bounds.bytes && readVarUint(createDecoder(update)) <= bounds.clients) {
    return [{ frame, data }];
  }
  const updates = splitUpdate(update, bounds);
  return updates?.map((part, index) => {
    const own = index === updates.length - 1 ? kind : 'update';
    return { frame: { document, kind: own }, data: frameOf(document, own, part) };
  });
}

function frameOf(document: string, kind: 'step2' | 'update', update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarString(encoder, document);
  writeVarUint(encoder, SYNC);
  writeVarUint(encoder, STEP[kind]);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}

interface Section {
  readonly client: number;
  /** Of its first piece. */
  readonly clock: number;
  pieces: number;
  readonly bytes: Encoder;
}

/**
 * Parts of an update that together are the update, in the order in which they must be applied. The deletions are in
 * the last. `undefined` when one piece alone is larger than `bounds.bytes`.
 */
export function splitUpdate(
  update: Uint8Array,
  bounds: Bounds,
): readonly Uint8Array<ArrayBuffer>[] | undefined {
  const { structs, ds } = Y.decodeUpdate(update);
  const deletions = encodedDeletions(ds.clients);
  if (deletions.length > bounds.bytes) return undefined;
  let sections: Section[] = [];
  const parts = [sections];
  let size = 0;
  for (const struct of structs) {
    const scratch = new Y.UpdateEncoderV1();
    struct.write(scratch, 0);
    const piece = toUint8Array(scratch.restEncoder);
    if (piece.length + SECTION_HEAD > bounds.bytes) return undefined;
    const last = sections.at(-1);
    const isNewClient = last?.client !== struct.id.client;
    if (
      size + piece.length + SECTION_HEAD > bounds.bytes ||
      (isNewClient && sections.length === bounds.clients)
    ) {
      sections = [];
      parts.push(sections);
      size = 0;
    }
    let section = sections.at(-1);
    if (section === undefined || section.client !== struct.id.client) {
      section = { client: struct.id.client, clock: struct.id.clock, pieces: 0, bytes: createEncoder() };
      sections.push(section);
      size += SECTION_HEAD;
    }
    section.pieces += 1;
    writeUint8Array(section.bytes, piece);
    size += piece.length;
  }
  if (size + deletions.length > bounds.bytes) parts.push([]);
  return parts.map((sections, index) => encoded(sections, index === parts.length - 1 ? deletions : NONE));
}

/** Upper bound of what a section of a part takes beside its pieces: three numbers. */
const SECTION_HEAD = 24;
/** No deletions. */
const NONE = Uint8Array.of(0);

function encoded(sections: readonly Section[], deletions: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarUint(encoder, sections.length);
  for (const { client, clock, pieces, bytes } of sections) {
    writeVarUint(encoder, pieces);
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeUint8Array(encoder, toUint8Array(bytes));
  }
  writeUint8Array(encoder, deletions);
  return toUint8Array(encoder);
}

function encodedDeletions(
  clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>,
): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, clients.size);
  for (const [client, ranges] of clients) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, len);
    }
  }
  return toUint8Array(encoder);
}
