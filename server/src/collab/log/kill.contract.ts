import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { seededRandom } from '@geflecht/testkit/random';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';

import { migrate, openStorage } from '../../storage/index.ts';
import type { LogStage } from '../../testbed/log-stage.ts';
import { NOW } from '../../testbed/storage.ts';
import { createDocumentLog } from './index.ts';

const WRITER = fileURLToPath(new URL('../../testbed/log-writer.ts', import.meta.url));
/** Milliseconds from a writer's first acknowledgement to its end, at most. */
const LONGEST_LIFE = 200;
/** The document changes now and then, so that young and old ones are hit. */
const KILLS_PER_DOCUMENT = 4;

/** What was acknowledged is there after `kill -9` at any moment, and the numbers have no gaps. */
export function killContract(
  open: () => Promise<LogStage>,
  { kills, least }: { readonly kills: number; readonly least: number },
): void {
  const seed = Number(process.env['GEFLECHT_TEST_SEED'] ?? Date.now() % 1_000_000);

  it(
    `${kills} kills lose nothing of ${least} or more acknowledged updates, seed ${seed}`,
    {
      timeout: 60_000 + kills * 10_000,
    },
    async () => {
      const { storage, place } = await open();
      onTestFinished(storage.close);
      await migrate(storage, () => NOW);
      const next = seededRandom(seed);
      const acknowledged = new Map<string, string[]>();
      for (let run = 0; run < kills; run += 1) {
        const document = `board:${Math.floor(run / KILLS_PER_DOCUMENT)}`;
        const words = await written(
          JSON.stringify({ place, document, run: String(run) }),
          next() * LONGEST_LIFE,
        );
        acknowledged.set(document, [...(acknowledged.get(document) ?? []), ...words]);
        await expectAllOf(place, document, acknowledged.get(document) ?? [], `run ${run}`);
      }
      const count = [...acknowledged.values()].flat().length;
      expect(count).toBeGreaterThanOrEqual(least);
      for (const [document, words] of acknowledged) await expectAllOf(place, document, words, 'at the end');
    },
  );
}

/** Lets a writer live for some milliseconds after its first word, and answers what it has said. */
async function written(task: string, life: number): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, task], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let killing: NodeJS.Timeout | undefined;
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    killing ??= setTimeout(() => writer.kill('SIGKILL'), life);
  });
  const [signal] = await Promise.all([
    new Promise<string | null>((resolve) => writer.once('exit', (_, by) => resolve(by))),
    new Promise((resolve) => writer.stdout.once('end', resolve)),
  ]);
  expect(signal).toBe('SIGKILL');
  // The last line may be cut off.
  return said.split('\n').slice(0, -1);
}

async function expectAllOf(
  place: LogStage['place'],
  document: string,
  words: readonly string[],
  when: string,
): Promise<void> {
  const storage = await openStorage(place);
  const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const log = createDocumentLog({ storage, place, now: () => NOW, logger: quiet });
  try {
    const { snapshot, updates, seq } = await log.load(document);
    const doc = new Y.Doc();
    if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
    for (const update of updates) Y.applyUpdate(doc, update);
    const stored = doc.getMap('words');
    expect(
      words.filter((word) => !stored.has(word)),
      `lost, ${when}`,
    ).toEqual([]);
    expect(seq, `numbers, ${when}`).toBe(stored.size);
    const rows = await storage.db
      .selectFrom('document_updates')
      .select('seq')
      .where('document', '=', document)
      .orderBy('seq')
      .execute();
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => seq - rows.length + 1 + index));
  } finally {
    await log.close();
    await storage.close();
  }
}
