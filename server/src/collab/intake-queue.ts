import type { Channel } from './channel.ts';
import { editWindow } from './pace.ts';

/** Bytes that are gathered at most; more than that is looked at without waiting. */
const MOST_BYTES = 1024 * 1024;

/** An update, from whom it came and when, in milliseconds of the room's clock. */
export interface Taken {
  readonly channel: Channel;
  readonly update: Uint8Array;
  readonly at: number;
}

export interface IntakeQueueOptions {
  readonly people: () => number;
  /** Gets what was gathered, in its order. */
  readonly take: (taken: readonly Taken[]) => void;
}

/** Gathers updates for as long as the size of the crowd asks for; with few people it hands each on at once. */
export interface IntakeQueue {
  add(taken: Taken): void;
  /** Hands on what is gathered without waiting further. */
  flush(): void;
  clear(): void;
}

export function createIntakeQueue({ people, take }: IntakeQueueOptions): IntakeQueue {
  let gathered: Taken[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;

  function clear(): void {
    clearTimeout(timer);
    timer = undefined;
    gathered = [];
    bytes = 0;
  }

  function flush(): void {
    if (gathered.length === 0) return;
    const taken = gathered;
    clear();
    take(taken);
  }

  return {
    add(taken) {
      const window = editWindow(people());
      if (window === 0 && gathered.length === 0) {
        take([taken]);
        return;
      }
      // A view would keep all of what was read from the socket at that moment.
      gathered.push({ ...taken, update: taken.update.slice() });
      bytes += taken.update.byteLength;
      if (bytes > MOST_BYTES) flush();
      else timer ??= setTimeout(flush, window);
    },
    flush,
    clear,
  };
}
