import { seededRandom } from '@geflecht/testkit/random';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';

import type { LogStage } from '../../testbed/log-stage.ts';
import { NOW } from '../../testbed/storage.ts';
import { turns } from '../../testbed/turns.ts';
import { createDocumentLog, insertUpdates, type Stored } from './index.ts';

const SEEDS = process.env['GEFLECHT_TEST_LONG'] === '1' ? 25 : 3;
const STEPS = 1200;
const DOCUMENTS = ['board:a', 'board:b', 'proposal:c'];

/** What a node of the product knows of a document: its own copy and the number up to which it has read. */
interface Reader {
  readonly doc: Y.Doc;
  seq: number;
}

/** Whatever is appended, laid out, compacted and read at the same moment, nobody ever misses or invents anything. */
export function racesContract(open: () => Promise<LogStage>): void {
  const seeds = Array.from({ length: SEEDS }, (_, index) => 4711 + index);

  it.each(seeds)('two logs, everything at once, seed %d', { timeout: 120_000 }, async (seed) => {
    const next = seededRandom(seed);
    const { storage, place } = await open();
    onTestFinished(storage.close);
    const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
    const logs = [0, 1].map(() => createDocumentLog({ storage, place, now: () => NOW, logger: quiet }));
    onTestFinished(async () => void (await Promise.all(logs.map(async (log) => await log.close()))));
    const pick = <Each>(from: readonly Each[]): Each => from[Math.floor(next() * from.length)] as Each;

    /** Every number that was given, by document, with the word that was stored under it. */
    const given = new Map(DOCUMENTS.map((name) => [name, new Map<number, string>()]));
    const readers = logs.map(
      () => new Map(DOCUMENTS.map((name): [string, Reader] => [name, { doc: new Y.Doc(), seq: 0 }])),
    );
    const work: Promise<void>[] = [];

    function word(nr: number): Uint8Array {
      const doc = new Y.Doc();
      doc.getMap('words').set(`w${nr}`, 'x'.repeat(Math.floor(next() * 40)));
      return Y.encodeStateAsUpdate(doc);
    }

    async function append(nr: number): Promise<void> {
      const [log, document] = [pick(logs), pick(DOCUMENTS)];
      const seq = await log.append({ document, update: word(nr), leases: [] });
      expect(given.get(document)?.has(seq), `number ${seq} of ${document} was given twice`).toBe(false);
      given.get(document)?.set(seq, `w${nr}`);
    }

    /** What was acknowledged before the question must be in the answer, and the number must say how far it goes. */
    function check(
      document: string,
      doc: Y.Doc,
      seq: number,
      acknowledged: readonly [number, string][],
    ): void {
      const words = doc.getMap('words');
      for (const [number, key] of acknowledged) {
        expect(seq, `${document} was read too short`).toBeGreaterThanOrEqual(number);
        expect(words.has(key), `${key} of ${document} is missing`).toBe(true);
      }
      expect(words.size, `${document} at ${seq}`).toBe(seq);
    }

    async function load(): Promise<void> {
      const document = pick(DOCUMENTS);
      const acknowledged = [...(given.get(document) ?? [])];
      const stored = await pick(logs).load(document);
      const doc = new Y.Doc();
      apply(doc, stored);
      check(document, doc, stored.seq, acknowledged);
    }

    async function readOn(): Promise<void> {
      const [index, document] = [Math.floor(next() * logs.length), pick(DOCUMENTS)];
      const reader = readers[index]?.get(document);
      const acknowledged = [...(given.get(document) ?? [])];
      const from = reader?.seq ?? 0;
      const stored = await logs[index]?.since(document, from);
      if (reader === undefined || stored === undefined) throw new Error('no such reader');
      const isTail = stored.snapshot === undefined;
      expect(isTail ? stored.updates.length : from, `${document} from ${from}`).toBe(
        isTail ? stored.seq - from : from,
      );
      apply(reader.doc, stored);
      reader.seq = Math.max(reader.seq, stored.seq);
      check(document, reader.doc, reader.seq, acknowledged);
    }

    async function layOut(nr: number): Promise<void> {
      const document = pick(DOCUMENTS);
      await storage.db.transaction().execute(async (tx) => {
        await insertUpdates(tx, [{ document, update: word(nr) }], NOW);
        await insertUpdates(tx, [{ document, update: word(nr + STEPS) }], NOW);
      });
    }

    for (let step = 0; step < STEPS; step += 1) {
      const die = next();
      if (die < 0.8) work.push(append(step));
      else if (die < 0.87) work.push(load());
      else if (die < 0.95) work.push(readOn());
      else if (die < 0.97) work.push(layOut(step));
      else work.push(pick(logs).compact(pick(DOCUMENTS)));
      if (next() < 0.15) await turns(next() * 100);
    }
    await Promise.all(work);

    expect(await storage.db.selectFrom('document_snapshots').select('upto').execute()).not.toEqual([]);
    for (const document of DOCUMENTS) {
      // Enough words that each log is compacted once more.
      await Promise.all(Array.from({ length: 100 }, async (_, nr) => await appendTo(document, 10_000 + nr)));
      await logs[0]?.compact(document);
      const stored = await logs[1]?.load(document);
      const doc = new Y.Doc();
      if (stored !== undefined) apply(doc, stored);
      check(document, doc, stored?.seq ?? 0, [...(given.get(document) ?? [])]);
      expect(stored?.updates).toEqual([]);
    }

    async function appendTo(document: string, nr: number): Promise<void> {
      await logs[0]?.append({ document, update: word(nr), leases: [] });
    }
  });
}

function apply(doc: Y.Doc, { snapshot, updates }: Stored): void {
  if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
  for (const update of updates) Y.applyUpdate(doc, update);
}
