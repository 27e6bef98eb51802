import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Connections that have become sockets. The HTTP server no longer ends them, yet waits for them when it closes. */
export interface Upgraded {
  /** Resolves once all are gone; those that do not go by themselves within the milliseconds are cut off. */
  end(grace: number): Promise<void>;
}

export function watchUpgraded(server: Server): Upgraded {
  const open = new Set<Duplex>();
  server.on('upgrade', (_request, stream) => {
    open.add(stream);
    stream.once('close', () => open.delete(stream));
  });
  return {
    async end(grace) {
      const left = [...open].map(async (stream) => await once(stream, 'close'));
      const cut = setTimeout(() => {
        for (const stream of open) stream.destroy();
      }, grace);
      // Without 'close' there would have been an error, and then a close.
      await Promise.allSettled(left);
      clearTimeout(cut);
    },
  };
}
