import { createRandom } from '@geflecht/testkit/random';
import { expect, it } from 'vitest';

import { HonestWorld } from '../../testbed/honest-world.ts';

const HISTORIES = process.env['GEFLECHT_TEST_LONG'] === '1' ? 2000 : 20;
const SEED = Number(process.env['GEFLECHT_FUZZ_SEED'] ?? 20_270_519);
const STEPS = 400;

it.each(['board', 'proposal'] as const)(
  `nobody honest is refused at a %s, whatever the network and the browser do (${HISTORIES} histories from seed ${SEED})`,
  { timeout: 3_600_000 },
  (kind) => {
    const total = { judged: 0, gaps: 0, sessions: 0, unsound: 0 };
    for (let seed = SEED; seed < SEED + HISTORIES; seed += 1) {
      const world = new HonestWorld(kind, createRandom(seed));
      try {
        for (let step = 0; step < STEPS; step += 1) world.step();
        world.settle();
      } catch (error) {
        throw new Error(`the history with seed ${seed} ended badly`, { cause: error });
      }
      for (const key of ['judged', 'gaps', 'sessions', 'unsound'] as const) total[key] += world.counts[key];
    }
    expect(total.judged).toBeGreaterThan(HISTORIES * 30);
    expect(total.gaps).toBeGreaterThan(HISTORIES / 10);
    expect(total.unsound).toBeLessThanOrEqual(1 + HISTORIES / 200);
    expect(total.sessions).toBeGreaterThan(HISTORIES * 8);
  },
);
