/** Asks for frames only while there is something to do. */
export interface FrameLoop {
  /** Wants `frame` to run before the next paint. */
  request(): void;
  stop(): void;
}

/**
 * `frame` gets the time of the frame and the time since the one before (at most 100 ms, also after a rest) and
 * answers whether it wants another.
 */
export function createFrameLoop(
  view: Window,
  now: () => number,
  frame: (now: number, elapsed: number) => boolean,
): FrameLoop {
  let handle: number | undefined;
  let last = now();
  const run = (): void => {
    handle = undefined;
    const at = now();
    const elapsed = Math.min(100, at - last);
    last = at;
    if (frame(at, elapsed)) loop.request();
  };
  const loop: FrameLoop = {
    request() {
      handle ??= view.requestAnimationFrame(run);
    },
    stop() {
      if (handle !== undefined) view.cancelAnimationFrame(handle);
      handle = undefined;
    },
  };
  return loop;
}
