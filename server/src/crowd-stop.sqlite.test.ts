import { join } from 'node:path';

import { freePort } from '@geflecht/testkit/services';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Browser, type OpenDocument } from './testbed/browser.ts';
import { BOARD } from './testbed/live-stage.ts';
import { createPrograms, type Programs } from './testbed/program.ts';
import { until } from './testbed/until.ts';

const isLong = process.env['GEFLECHT_TEST_LONG'] === '1';
const STOPS = isLong ? 20 : 2;
/** More than ten, so that what they write is gathered. */
const WRITERS = 30;
/** Words that each has on the way at a time: quick typing, and no more than the budget of a socket. */
const ON_THE_WAY = 2;
/** Words of all that are acknowledged before a stop; a few more from stop to stop, so that the moments differ. */
const WORDS = 600;
/** Milliseconds in which a process that is told to end has ended. */
const ENDS_WITHIN = 10_000;

// Whole processes and thirty clients: how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 60_000 + STOPS * 30_000 });

let programs: Programs;
beforeEach(() => {
  programs = createPrograms();
});
afterEach(async () => await programs[Symbol.asyncDispose]());

interface Writer {
  readonly document: OpenDocument;
  begin(): void;
  /** Whether the server has sent it away. */
  isAway(): boolean;
  end(): void;
}

/** Somebody with the unmodified provider who writes one word after the other, as quickly as they are acknowledged. */
async function writerAt(origin: string, name: string, acknowledged: Set<string>): Promise<Writer> {
  const browser = new Browser(origin);
  await browser.enter(`p${(Number(name.split('.')[1]) % 28) + 37}`);
  const tab = browser.tab();
  const document = tab.open(BOARD);
  const { doc, provider } = document;
  await until(`${name} is in`, () => provider.synced && !provider.hasUnsyncedChanges, 30_000);
  const words = doc.getMap('probe');
  const waiting: string[] = [];
  let isWriting = false;
  let written = 0;

  function write(): void {
    while (isWriting && waiting.length < ON_THE_WAY) {
      const word = `${name}.${(written += 1)}`;
      waiting.push(word);
      words.set(word, true);
    }
  }
  provider.on('unsyncedChanges', ({ number }: { number: number }) => {
    // A provider that comes back begins to count anew; what it then counts has been acknowledged by nobody.
    if (tab.closes.length > 0) return;
    while (waiting.length > number) acknowledged.add(waiting.shift() ?? '');
    setImmediate(write);
  });
  return {
    document,
    isAway: () => tab.closes.length > 0,
    begin() {
      isWriting = true;
      write();
    },
    end() {
      isWriting = false;
      browser.close();
    },
  };
}

/** How many entries the log of the document has had. */
function entries(): number {
  const database = new Database(join(programs.dataDir, 'geflecht.sqlite'), { readonly: true });
  const row = database.prepare('select seq from document_heads where document = ?').get(BOARD);
  database.close();
  return (row as { seq: number }).seq;
}

it(`L1 L5 R2: a crowd of ${WRITERS} writes through ${STOPS} stops, each ends with 0, and no acknowledged word is lost`, async () => {
  const acknowledged = new Set<string>();
  for (let stop = 0; stop < STOPS; stop += 1) {
    const program = await programs.started(await freePort());
    const before = { words: acknowledged.size, entries: entries() };
    const writers = await Promise.all(
      Array.from(
        { length: WRITERS },
        async (_, nr) => await writerAt(program.address, `${stop}.${nr}`, acknowledged),
      ),
    );
    for (const { document } of writers) expect(missingIn(document, acknowledged)).toEqual([]);
    for (const writer of writers) writer.begin();
    const target = before.words + WORDS + ((stop * 37) % 100);
    await until('enough is acknowledged', () => acknowledged.size >= target, 30_000);
    const told = performance.now();
    program.child.kill('SIGTERM');
    expect(await program.ended, program.out()).toBe(0);
    expect(performance.now() - told).toBeLessThan(ENDS_WITHIN);
    // They hear all that was said to them, and write on to the end of it.
    await until('all are sent away', () => writers.every(({ isAway }) => isAway()));
    for (const writer of writers) writer.end();
    // It was a crowd: many words are one entry of the log.
    expect(entries() - before.entries).toBeLessThan((acknowledged.size - before.words) / 2);
  }
  const program = await programs.started(await freePort());
  const reader = new Browser(program.address);
  await reader.enter('p37');
  const document = reader.tab().open(BOARD);
  await until('the reader is in', () => document.provider.synced, 10_000);
  expect(missingIn(document, acknowledged)).toEqual([]);
  expect(acknowledged.size).toBeGreaterThanOrEqual(STOPS * WORDS);
  reader.close();
});

function missingIn({ doc }: OpenDocument, words: ReadonlySet<string>): string[] {
  const held = doc.getMap('probe');
  return [...words].filter((word) => !held.has(word));
}
