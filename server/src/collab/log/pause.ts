/** A wait that can be cut short. */
export interface Pause {
  /** Resolves after so many milliseconds, or at the next `end`. */
  wait(milliseconds: number): Promise<void>;
  end(): void;
}

export function createPause(): Pause {
  let end = (): void => undefined;
  return {
    async wait(milliseconds) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    end: () => end(),
  };
}
