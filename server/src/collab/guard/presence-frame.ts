import { ByteReader } from './byte-reader.ts';
import { MOST_CLIENT } from './limits.ts';

/** One client's state as it stands in an awareness frame. */
export interface SpokenState {
  readonly client: number;
  readonly clock: number;
  /** Raw JSON; `null` when the client takes its presence back. */
  readonly state: string;
}

/** A tab speaks for itself; a plain y-websocket client also repeats whom it has just heard. */
const MOST_STATES = 1000;
/** Clients count their states from 0 up; what lies beyond is no count. */
const MOST_CLOCK = 2 ** 31;
/** Bytes of one state: a selection of fifty items that are being dragged takes seven thousand. */
const LONGEST_STATE = 16 * 1024;

/** Reads what `encodeAwarenessUpdate` of y-protocols writes; `undefined` for what is no such frame, or a flood. */
export function readPresenceFrame(frame: Uint8Array, most = MOST_STATES): readonly SpokenState[] | undefined {
  const reader = new ByteReader(frame);
  const count = reader.uint();
  if (count > most) return undefined;
  const states: SpokenState[] = [];
  for (let left = count; left > 0 && !reader.isBroken; left -= 1) {
    const client = reader.uint();
    const clock = reader.uint();
    if (client >= MOST_CLIENT || clock >= MOST_CLOCK) return undefined;
    states.push({ client, clock, state: reader.text(LONGEST_STATE) });
  }
  return reader.isBroken || !reader.isDone() ? undefined : states;
}
