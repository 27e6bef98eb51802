import type { PersonId } from '@geflecht/domain';

import type { LiveSocket } from '../collab/live-socket.ts';

/** A socket without a network, and everything that was done to it. */
export interface RecordedSocket extends LiveSocket {
  /** What was written, as it was written: one entry each, with all the frames in it. */
  readonly writes: Buffer[];
  readonly closes: string[];
  /** Each pause in reading it: milliseconds, and what is owed since. */
  readonly rests: { readonly milliseconds: number; readonly owed: () => number }[];
  /** Its reader has fallen behind. */
  behind: boolean;
  /** Called before each writing; it may throw in the socket's place. */
  onWrite: () => void;
}

export function recordedSocket(person: string): RecordedSocket {
  const write = (frame: Buffer): void => {
    socket.onWrite();
    socket.writes.push(frame);
  };
  const socket: RecordedSocket = {
    id: person,
    person: person as PersonId,
    session: person,
    writes: [],
    closes: [],
    rests: [],
    behind: false,
    onWrite: () => undefined,
    write,
    writeAtOnce: write,
    isBehind: () => socket.behind,
    isSwamped: () => false,
    isOpen: () => socket.closes.length === 0,
    rest: (milliseconds, owed) => socket.rests.push({ milliseconds, owed }),
    close: (code, reason) => socket.closes.push(`${code} ${reason}`),
  };
  return socket;
}
