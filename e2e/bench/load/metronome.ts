/** Something that is done again and again, each time at its own moment of the period. */
export interface Beat {
  /** Milliseconds into the period, from 0 up. */
  readonly phase: number;
  readonly act: (now: number) => void;
}

/**
 * Does many things at a steady pace on one timer. Who is late by more than a period leaves beats out instead of
 * making up for them: what is counted is what was really done.
 *
 * @param period milliseconds
 * @returns the way to stop
 */
export function beat(period: number, beats: readonly Beat[]): () => void {
  const inOrder = [...beats].sort((a, b) => a.phase - b.phase);
  let begun = performance.now();
  let next = 0;
  let timer: NodeJS.Timeout | undefined;

  function turn(): void {
    timer = setTimeout(turn, 1);
    let now = performance.now();
    if (now - begun > 2 * period) begun = now - period;
    for (;;) {
      const due = inOrder[next];
      if (due === undefined) {
        if (next === 0) return;
        next = 0;
        begun += period;
        continue;
      }
      if (now < begun + due.phase) return;
      next += 1;
      due.act(now);
      now = performance.now();
    }
  }
  turn();
  return () => clearTimeout(timer);
}
