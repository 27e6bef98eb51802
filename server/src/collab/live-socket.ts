import type { Duplex } from 'node:stream';

import type { WebSocket } from 'ws';

import type { OpenSocket, SocketOwner } from './sockets.ts';

/** Bytes a reader may be behind before cursors are kept from it, and before it is cut off. */
const CURSORS_BELOW = 64 * 1024;
const CUT_ABOVE = 4 * 1024 * 1024;

/** What one socket is written to. */
export interface LiveSocket extends OpenSocket {
  /** Writes a whole frame made by `framed`. What is written in one turn of the loop leaves in one system call. */
  write(frame: Buffer): void;
  /** The same for a frame that nothing follows in this turn: it leaves now, or with what is already gathered. */
  writeAtOnce(frame: Buffer): void;
  /** Whether a reader is so far behind that it gets no cursors. */
  isBehind(): boolean;
  /** Whether so much is under way to a reader that it gets no further whole document. */
  isSwamped(): boolean;
  /** Reads nothing more for a while, and until nothing is owed any more; the sender feels it as a slow line. */
  rest(milliseconds: number, owed: () => number): void;
  isOpen(): boolean;
}

/** Larger frames are whole documents: a slow line may take its time for them. */
const LARGE = 1024 * 1024;

/** A socket that rests is looked at again after so many milliseconds, at most. */
const LONGEST_REST = 2000;

interface Line {
  readonly stream: Duplex;
  isCorked: boolean;
  /** Bytes beyond the bound that are under way because a whole document is. */
  allowance: number;
}

let corked: Line[] = [];

function cork(line: Line): void {
  line.isCorked = true;
  line.stream.cork();
  if (corked.length === 0) process.nextTick(uncorkAll);
  corked.push(line);
}

function uncorkAll(): void {
  const lines = corked;
  corked = [];
  for (const line of lines) {
    line.isCorked = false;
    line.stream.uncork();
  }
}

/**
 * @param stream what the socket stands on; frames are written to it directly, which is right as long as the socket
 *   itself compresses nothing
 * @param cut called when the reader is cut off because it is too far behind
 */
export function createLiveSocket(
  owner: SocketOwner,
  id: string,
  socket: WebSocket,
  stream: Duplex,
  cut: () => void,
): LiveSocket {
  const line: Line = { stream, isCorked: false, allowance: 0 };
  let isCut = false;
  let resting: NodeJS.Timeout | undefined;

  /** Whether a frame may be written; a reader that is too far behind is cut off. */
  function mayTake(frame: Buffer): boolean {
    if (socket.readyState !== socket.OPEN || isCut) return false;
    const behind = stream.writableLength;
    // What nearly every frame is to nearly everybody.
    if (behind === 0 && frame.length <= LARGE) {
      line.allowance = 0;
      return true;
    }
    if (behind === 0) line.allowance = 0;
    if (frame.length > LARGE) line.allowance += frame.length;
    if (behind + frame.length <= CUT_ABOVE + line.allowance) return true;
    isCut = true;
    cut();
    // What is buffered would only keep memory; the client comes back and is brought up to date.
    socket.terminate();
    return false;
  }

  function restFor(milliseconds: number, owed: () => number): void {
    resting = setTimeout(
      () => {
        const left = socket.readyState === socket.OPEN ? owed() : 0;
        if (left > 0) return restFor(left, owed);
        resting = undefined;
        socket.resume();
      },
      Math.min(LONGEST_REST, milliseconds),
    );
  }

  return {
    ...owner,
    id,
    isOpen: () => socket.readyState === socket.OPEN,
    write(frame) {
      if (!mayTake(frame)) return;
      if (!line.isCorked) cork(line);
      stream.write(frame);
    },
    writeAtOnce(frame) {
      if (mayTake(frame)) stream.write(frame);
    },
    isBehind: () => stream.writableLength > CURSORS_BELOW,
    isSwamped: () => stream.writableLength > LARGE,
    rest(milliseconds, owed) {
      if (resting !== undefined || socket.readyState !== socket.OPEN) return;
      socket.pause();
      restFor(milliseconds, owed);
    },
    close(code, reason) {
      socket.close(code, reason);
    },
  };
}
