import type { Bus } from '../bus/index.ts';
import type { Ended } from '../sockets.ts';

interface Said {
  readonly ended: Ended;
}

/** Tells the other nodes at once whose session ends; what they do not hear they find in the database (`AccessWatch`). */
export interface AccessLink {
  ended(of: Ended): void;
  stop(): void;
}

export function createAccessLink(bus: Bus, hearEnded: (of: Ended) => void): AccessLink {
  const stop = bus.subscribe('access', (payload) => {
    const said = JSON.parse(Buffer.from(payload).toString()) as Said;
    hearEnded(said.ended);
  });
  return {
    ended(of) {
      const said: Said = { ended: of };
      bus.publish('access', Buffer.from(JSON.stringify(said)));
    },
    stop,
  };
}
