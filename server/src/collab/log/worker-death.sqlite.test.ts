import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';

import { seededRandom } from '@geflecht/testkit/random';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';

import { StorageUnavailable } from '../../storage/index.ts';
import { emptySqlite, migrated, NOW } from '../../testbed/storage.ts';
import { turns } from '../../testbed/turns.ts';
import { until as untilWithin } from '../../testbed/until.ts';
import { createDocumentLog, type LogState } from './index.ts';

/** The threads that were started while a test runs, the newest last. */
let threads: Worker[];
const remember = (message: unknown): void => void threads.push((message as { worker: Worker }).worker);

beforeEach(() => {
  threads = [];
  subscribe('worker_threads', remember);
});
afterEach(() => unsubscribe('worker_threads', remember));

vi.setConfig({ testTimeout: 60_000 });
const until = async (what: string, condition: () => boolean): Promise<boolean> =>
  await untilWithin(what, condition, 20_000);
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };

async function opened() {
  const storage = await migrated(emptySqlite());
  onTestFinished(storage.close);
  const log = createDocumentLog({ storage, place: storage.place, now: () => NOW, logger: quiet });
  onTestFinished(log.close);
  return { storage, log };
}

function words({
  snapshot,
  updates,
}: Awaited<ReturnType<ReturnType<typeof createDocumentLog>['load']>>): string[] {
  const doc = new Y.Doc();
  if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
  for (const update of updates) Y.applyUpdate(doc, update);
  return [...doc.getMap('words').keys()];
}

it('the end of the thread that writes is an outage that passes; nothing acknowledged is lost, the order stays', async () => {
  const seed = 4711;
  const next = seededRandom(seed);
  const { storage, log } = await opened();
  const states: LogState[] = [];
  log.onState((state) => states.push(state));
  const doc = new Y.Doc();
  const numbers: Promise<number>[] = [];
  doc.on('update', (update: Uint8Array) =>
    numbers.push(log.append({ document: 'board:a', update, leases: [] })),
  );
  for (let death = 0; death < 5; death += 1) {
    for (let nr = 0; nr < 200; nr += 1) {
      doc.getMap('words').set(`${death}.${nr}`, nr);
      if (nr === 100 + Math.floor(next() * 50)) void threads.at(-1)?.terminate();
      if (next() < 0.1) await turns(next() * 100);
    }
    void threads.at(-1)?.terminate();
    await until('everything is stored', () => log.pending().updates === 0);
    await until('it is told', () => log.state() === 'writable');
  }
  const given = await Promise.all(numbers);
  expect(given).toEqual(given.toSorted((a, b) => a - b));
  expect(new Set(words(await log.load('board:a')))).toEqual(new Set(doc.getMap('words').keys()));
  // A batch whose outcome was unknown may be there twice; then it has numbers of its own.
  const stored = await storage.db.selectFrom('document_updates').select('seq').orderBy('seq').execute();
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
  expect(threads.length).toBeGreaterThan(1);
  expect(states).toContain('failing');
});

it('the end of the thread that merges costs one attempt; what is stored stays', async () => {
  const { log } = await opened();
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => void log.append({ document: 'board:a', update, leases: [] }));
  for (let nr = 0; nr < 150; nr += 1) doc.getMap('words').set(`${nr}`, nr);
  await log.settled(50_000);
  const before = threads.length;
  const attempt = Promise.allSettled([log.compact('board:a')]);
  await until('the thread is there', () => threads.length > before);
  await threads.at(-1)?.terminate();
  expect(await attempt).toMatchObject([{ reason: expect.any(StorageUnavailable) }]);
  expect(words(await log.load('board:a'))).toHaveLength(150);
  await log.compact('board:a');
  const compacted = await log.load('board:a');
  expect(compacted.updates).toEqual([]);
  expect(words(compacted)).toHaveLength(150);
  expect(log.state()).toBe('writable');
});
