import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { createRandom } from '@geflecht/testkit/random';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { Arena, UnsoundUndo } from '../../testbed/fuzz-arena.ts';

const REPORTS = join(import.meta.dirname, '../../../../.reports/fuzz');
const FRAMES = process.env['GEFLECHT_TEST_LONG'] === '1' ? 100_000 : 1500;
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

/** Bytes in use after everything unused was thrown away. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** One document from its first word on. @throws when a frame did harm, or people do not hold the same in the end */
function playRound(kind: 'board' | 'proposal', seed: number, count: (word: string) => void): void {
  const arena = new Arena(kind, createRandom(seed));
  for (let nr = 0; nr < FRAMES_OF_A_DOCUMENT; nr += 1) {
    arena.work();
    const before = Y.encodeStateAsUpdate(arena.doc);
    const frame = arena.hostileFrame();
    try {
      const verdict = arena.attack(frame);
      count(verdict.verdict === 'broken' ? verdict.cause : verdict.verdict);
    } catch (error) {
      throw new Error(`kept as ${keep(seed, nr, before, frame, error)}`, { cause: error });
    }
  }
  arena.settle();
}

it.each(['board', 'proposal'] as const)(
  `${FRAMES / 2} hostile updates do a %s no harm (seed ${SEED})`,
  { timeout: 3_600_000 },
  (kind) => {
    const counts = new Map<string, number>();
    let frames = 0;
    let unsound = 0;
    let early = 0;
    for (let seed = SEED; frames < FRAMES / 2; seed += 1) {
      try {
        playRound(kind, seed, (word) => {
          frames += 1;
          counts.set(word, (counts.get(word) ?? 0) + 1);
        });
      } catch (error) {
        if (!(error instanceof UnsoundUndo))
          throw new Error(`the round with seed ${seed} ended badly`, { cause: error });
        unsound += 1;
      }
      if (early === 0 && frames > FRAMES / 10) early = bytesInUse();
    }
    // Each document is gone when its round is over.
    expect(bytesInUse() - early).toBeLessThan(20 * 1024 * 1024);
    // Random that never hit anything would prove nothing.
    for (const word of ['fine', 'gap', 'empty', 'undecodable', 'bad_shape', 'bad_length', 'foreign_client'])
      expect(counts.get(word) ?? 0, `${word} of ${JSON.stringify([...counts])}`).toBeGreaterThan(
        FRAMES / 1000,
      );
    expect(counts.get('fine')).toBeGreaterThan(FRAMES / 30);
    expect(unsound).toBeLessThanOrEqual(1 + FRAMES / 5000);
  },
);
