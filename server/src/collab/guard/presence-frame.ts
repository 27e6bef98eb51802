import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding';

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
const MOST_CLIENT = 2 ** 32;

/** Reads what `encodeAwarenessUpdate` of y-protocols writes; `undefined` for what is no such frame, or a flood. */
export function readPresenceFrame(frame: Uint8Array, most = MOST_STATES): readonly SpokenState[] | undefined {
  try {
    const decoder = createDecoder(frame);
    const count = readVarUint(decoder);
    if (count > most) return undefined;
    const states: SpokenState[] = [];
    for (let left = count; left > 0; left -= 1) {
      const client = readVarUint(decoder);
      const clock = readVarUint(decoder);
      if (client >= MOST_CLIENT || clock >= MOST_CLOCK) return undefined;
      states.push({ client, clock, state: readVarString(decoder) });
    }
    return hasContent(decoder) ? undefined : states;
  } catch {
    // The decoder throws at the end of what is too short.
    return undefined;
  }
}
