/** Milliseconds between two looks at the event loop. */
const EVERY = 20;

/** Ends the watch. */
export type StopWatching = () => void;

/**
 * Watches how late the event loop comes to what is due. A long stall counts as often as somebody could have run into
 * it, not once: a half-second stall tells of 25 late moments, so that percentiles are those of the waiting.
 *
 * @param observe milliseconds of delay, once for each moment
 * @param clock milliseconds on a clock that only grows
 */
export function watchLoopLag(
  observe: (milliseconds: number) => void,
  clock: () => number = () => performance.now(),
): StopWatching {
  let due = clock() + EVERY;
  const timer = setInterval(() => {
    const now = clock();
    for (let late = Math.max(0, now - due); ; late -= EVERY) {
      observe(late);
      if (late < EVERY) break;
    }
    due = now + EVERY;
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
