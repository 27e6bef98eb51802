const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/** Repeats a handshake on a standing socket, with growing pauses of which a random half is left off. */
export interface Retry {
  later(): void;
  cancel(): void;
  /** The next pause is short again. */
  succeeded(): void;
}

export function createRetry(random: () => number, attempt: () => void): Retry {
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    later() {
      clearTimeout(timer);
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
      tries += 1;
      timer = setTimeout(attempt, pause * (0.5 + random() / 2));
    },
    cancel() {
      clearTimeout(timer);
    },
    succeeded() {
      clearTimeout(timer);
      tries = 0;
    },
  };
}
