/** Milliseconds after which a round that hangs is left to itself, and the next one may begin. */
const GIVE_UP = 5000;

export interface RoundsOptions {
  readonly name: string;
  /** Milliseconds from the end of a round to the beginning of the next. */
  readonly every: number;
  readonly work: () => Promise<void>;
  /** Told once for each outage, not for each round of it. */
  readonly failed: (where: string, error: unknown) => void;
}

/** Does the same work again and again, never twice at once; answers how to stop. */
export function createRounds({ name, every, work, failed }: RoundsOptions): () => void {
  let isStopped = false;
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;

  async function round(): Promise<void> {
    let late: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error(`${name}: no answer within ${GIVE_UP} ms`)), GIVE_UP).unref();
    });
    try {
      await Promise.race([work(), tooLate]);
      isFailing = false;
    } catch (error) {
      if (!isFailing) failed(name, error);
      isFailing = true;
    } finally {
      clearTimeout(late);
    }
    next();
  }

  function next(): void {
    if (!isStopped) timer = setTimeout(() => void round(), every).unref();
  }

  next();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
