import type { Server } from './subjects.ts';

/** What a server cost over a stretch of time, and what the load itself cost. */
export interface Cost {
  readonly seconds: number;
  /** Percent of one core, the whole process with all of its threads. */
  readonly cpu: number;
  /** Seconds of processor time. */
  readonly cpuSeconds: number;
  /** Percent of one core that the bench itself took; near 100 the bench is what is measured. */
  readonly loadCpu: number;
  /** The most resident memory, in megabytes. */
  readonly memory: number;
}

/** Begins to measure; the answer ends it. */
export function meter({ process: of }: Server): () => Cost {
  const begun = performance.now();
  const before = of.cpu();
  const ownBefore = process.cpuUsage();
  let memory = of.memory();
  const timer = setInterval(() => {
    memory = Math.max(memory, of.memory());
  }, 250);
  return () => {
    clearInterval(timer);
    const seconds = (performance.now() - begun) / 1000;
    const cpuSeconds = of.cpu() - before;
    const own = process.cpuUsage(ownBefore);
    return {
      seconds,
      cpuSeconds,
      cpu: (100 * cpuSeconds) / seconds,
      loadCpu: (100 * (own.user + own.system)) / 1e6 / seconds,
      memory: Math.max(memory, of.memory()) / 1e6,
    };
  };
}

export async function pause(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
