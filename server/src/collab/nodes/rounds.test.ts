import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createRounds } from './rounds.ts';

let failures: string[];
beforeEach(() => {
  vi.useFakeTimers();
  failures = [];
});
afterEach(() => vi.useRealTimers());

function rounds(work: () => Promise<void>): () => void {
  return createRounds({ name: 'work', every: 1000, work, failed: (where) => failures.push(where) });
}

it('goes on until it is stopped, one round after the other', async () => {
  const finishes: (() => void)[] = [];
  const stop = rounds(async () => await new Promise((resolve) => finishes.push(resolve)));
  await vi.advanceTimersByTimeAsync(4000);
  expect(finishes).toHaveLength(1);
  finishes[0]?.();
  await vi.advanceTimersByTimeAsync(1500);
  expect(finishes).toHaveLength(2);
  finishes[1]?.();
  stop();
  await vi.advanceTimersByTimeAsync(6000);
  expect(finishes).toHaveLength(2);
});

it('tells of an outage once, and of the next one again', async () => {
  let isAway = true;
  const stop = rounds(async () => {
    await Promise.resolve();
    if (isAway) throw new Error('away');
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect(failures).toEqual(['work']);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  isAway = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(failures).toEqual(['work', 'work']);
  stop();
});

it('does not wait for ever for an answer', async () => {
  let count = 0;
  const stop = rounds(async () => {
    count += 1;
    await new Promise(() => undefined);
  });
  await vi.advanceTimersByTimeAsync(13_000);
  expect(count).toBe(3);
  expect(failures).toEqual(['work']);
  stop();
});
