import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { diceOf } from '@geflecht/testkit/hostile';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { Arena } from '../../testbed/fuzz-arena.ts';

const REPORTS = join(import.meta.dirname, '../../../../.reports/fuzz');
const FRAMES = process.env['GEFLECHT_TEST_LONG'] === '1' ? 100_000 : 3000;
const SEED = Number(process.env['GEFLECHT_FUZZ_SEED'] ?? 20_270_519);
/** Frames against one document, before it grows so large that looking at all of it takes long. */
const FRAMES_OF_A_DOCUMENT = 100;

/** Keeps what did harm, so that it can be looked at again. */
function keep(seed: number, nr: number, before: Uint8Array, frame: Uint8Array, error: unknown): string {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `update-${seed}-${nr}.json`);
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  writeFileSync(
    file,
    JSON.stringify({ seed, nr, error: String(error), before: hex(before), frame: hex(frame) }, null, 1),
  );
  return file;
}

it.each(['board', 'proposal'] as const)(
  `${FRAMES / 2} hostile updates do a %s no harm (seed ${SEED})`,
  { timeout: 3_600_000 },
  (kind) => {
    const counts = new Map<string, number>();
    for (let round = 0; round * FRAMES_OF_A_DOCUMENT < FRAMES / 2; round += 1) {
      const seed = SEED + round;
      const dice = diceOf(seed);
      const arena = new Arena(kind, dice);
      for (let nr = 0; nr < FRAMES_OF_A_DOCUMENT; nr += 1) {
        arena.work();
        const before = Y.encodeStateAsUpdate(arena.doc);
        const frame = arena.hostileFrame();
        try {
          const verdict = arena.attack(frame);
          const word = verdict.verdict === 'broken' ? verdict.cause : verdict.verdict;
          counts.set(word, (counts.get(word) ?? 0) + 1);
        } catch (error) {
          throw new Error(`kept as ${keep(seed, nr, before, frame, error)}`, { cause: error });
        }
      }
      try {
        arena.settle();
      } catch (error) {
        throw new Error(`the round with seed ${seed} ended badly`, { cause: error });
      }
    }
    // Dice that never hit anything would prove nothing.
    for (const word of ['fine', 'gap', 'empty', 'undecodable', 'bad_shape', 'bad_length', 'foreign_client'])
      expect(counts.get(word) ?? 0, `${word} of ${JSON.stringify([...counts])}`).toBeGreaterThan(
        FRAMES / 1000,
      );
    expect(counts.get('fine')).toBeGreaterThan(FRAMES / 30);
  },
);
