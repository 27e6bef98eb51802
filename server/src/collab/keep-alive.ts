import type { WebSocket } from 'ws';

import type { FrameReader } from './frame-reader.ts';

/** Milliseconds between two looks whether a socket lives; one that was silent from one to the next is dropped. */
const HEARTBEAT = 15_000;
/** Looks in a row at which one and the same message is not whole yet. */
const MOST_LOOKS = 8;

/**
 * Drops a socket whose other end is gone without a word; anything that comes counts as life. Returns the way to stop.
 */
export function keepAlive(
  socket: Pick<WebSocket, 'isPaused' | 'ping' | 'terminate'>,
  reader: Pick<FrameReader, 'hasHeard' | 'unfinished'>,
): () => void {
  let unfinished: number | undefined;
  let looks = 0;
  const timer = setInterval(() => {
    looks = unfinished === reader.unfinished ? looks + 1 : 0;
    unfinished = reader.unfinished;
    const isStuck = unfinished !== undefined && looks >= MOST_LOOKS;
    // A socket that was told to rest is not asked.
    if ((!reader.hasHeard || isStuck) && !socket.isPaused) {
      socket.terminate();
      return;
    }
    reader.hasHeard = false;
    socket.ping();
  }, HEARTBEAT).unref();
  return () => clearInterval(timer);
}
