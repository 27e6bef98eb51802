import type { HubMessage } from '@geflecht/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createCatchUp } from './catch-up.ts';

const sent: HubMessage[] = [];
const somebody = {};
const tell = (_: object, message: HubMessage): void => void sent.push(message);
const errors: unknown[] = [];
const logger = { error: (said: unknown) => errors.push(said) } as never;

function answering(asked: number[]) {
  return createCatchUp({
    missedEvents: async (after) => {
      asked.push(after);
      return await Promise.resolve({ type: 'resumed', events: [], complete: true, seq: after });
    },
    tell,
    logger,
  });
}

beforeEach(() => {
  sent.length = 0;
  errors.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('takes questions that come during an answer as one, the last', async () => {
  const asked: number[] = [];
  const catchUp = answering(asked);
  for (let after = 1; after <= 2000; after += 1) catchUp.ask(somebody, after);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([1, 2000]);
  expect(sent.map((message) => message.type === 'resumed' && message.seq)).toEqual([1, 2000]);
});

it('answers who keeps asking once a second at most', async () => {
  const asked: number[] = [];
  const catchUp = answering(asked);
  for (let round = 0; round < 1000; round += 1) {
    catchUp.ask(somebody, round);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.length).toBeLessThan(20);
});

it('an outage is told to the log, and the next question is answered', async () => {
  let down = true;
  const catchUp = createCatchUp({
    missedEvents: async (after) => {
      if (down) throw new Error('away');
      return await Promise.resolve({ type: 'resumed', events: [], complete: true, seq: after });
    },
    tell,
    logger,
  });
  catchUp.ask(somebody, 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(errors).toHaveLength(1);
  down = false;
  catchUp.ask(somebody, 2);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toMatchObject([{ seq: 2 }]);
});
