import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { watchLoopLag } from './loop-lag.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a loop that is on time has no lag', () => {
  const seen: number[] = [];
  const stop = watchLoopLag((lag) => seen.push(lag));
  vi.advanceTimersByTime(100);
  expect(seen).toEqual([0, 0, 0, 0, 0]);
  stop();
  vi.advanceTimersByTime(100);
  expect(seen).toHaveLength(5);
});

it('a stall counts for every moment somebody could have run into it', () => {
  const seen: number[] = [];
  let stalled = 0;
  const stop = watchLoopLag(
    (lag) => seen.push(lag),
    () => Date.now() + stalled,
  );
  stalled = 90;
  vi.advanceTimersByTime(20);
  expect(seen).toEqual([90, 70, 50, 30, 10]);
  vi.advanceTimersByTime(20);
  expect(seen.at(-1)).toBe(0);
  stop();
});
