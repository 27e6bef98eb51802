import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding';

/** What the ledger needs to know of a frame on the wire; Hocuspocus's message types by number. */
export type FrameKind =
  /** Sync step 2: carries everything the other side lacks; the server acknowledges it once. */
  | 'step2'
  /** One change; the server acknowledges it once. */
  | 'update'
  /** The acknowledgement, or its denial. */
  | 'acknowledged'
  | 'denied'
  /** The server closes the document's channel while the socket stays. */
  | 'channel_closed'
  | 'other';

export interface Frame {
  readonly document: string;
  readonly kind: FrameKind;
}

const SYNC = 0;
const CLOSE = 7;
const SYNC_STATUS = 8;
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/** Reads the head of a frame; `undefined` for the frames without a document (ping, pong). */
export function readFrame(data: Uint8Array): Frame | undefined {
  if (data.length < 2) return undefined;
  const decoder = createDecoder(data);
  const document = readVarString(decoder);
  if (!hasContent(decoder)) return undefined;
  return { document, kind: kindOf(readVarUint(decoder), () => readVarUint(decoder)) };
}

function kindOf(type: number, next: () => number): FrameKind {
  if (type === CLOSE) return 'channel_closed';
  // lib0's signed number: 1 is written as 1, 0 as 0.
  if (type === SYNC_STATUS) return next() === 1 ? 'acknowledged' : 'denied';
  if (type !== SYNC) return 'other';
  const step = next();
  if (step === SYNC_STEP_2) return 'step2';
  return step === SYNC_UPDATE ? 'update' : 'other';
}
