import type { PersonId } from '@geflecht/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { type Storage, StorageUnavailable } from '../../storage/index.ts';
import { NOW } from '../../testbed/storage.ts';
import { turns } from '../../testbed/turns.ts';
import { until as untilWithin } from '../../testbed/until.ts';
import {
  type Append,
  createDocumentLog,
  type DocumentLog,
  insertUpdates,
  LeaseTaken,
  type LogPlace,
  type Stored,
} from './index.ts';

const ADA = 'ada' as PersonId;
const EVE = 'eve' as PersonId;
const until = async (what: string, condition: () => boolean | Promise<boolean>): Promise<boolean> =>
  await untilWithin(what, condition, 30_000);
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };

export interface LogStage {
  readonly storage: Storage;
  readonly place: LogPlace;
}

/** What the log of the live documents promises, on either database. */
export function logContract(open: () => Promise<LogStage>): void {
  // Every commit waits for a real disk, which may be busy with something else.
  vi.setConfig({ testTimeout: 60_000 });
  let stage: LogStage;
  let log: DocumentLog;
  const more: DocumentLog[] = [];

  const opened = (): DocumentLog =>
    createDocumentLog({ storage: stage.storage, place: stage.place, now: () => NOW, logger: quiet });

  beforeEach(async () => {
    stage = await open();
    log = opened();
  });
  afterEach(async () => {
    for (const each of [log, ...more.splice(0)]) await each.close();
    await stage.storage.close();
  });

  const bare = (document: string, update: Uint8Array) => ({ document, update, leases: [] });

  /** A document whose every change is appended, as the rooms do it. */
  function growing(name: string, into: DocumentLog = log): { doc: Y.Doc; numbers: Promise<number>[] } {
    const doc = new Y.Doc();
    const numbers: Promise<number>[] = [];
    doc.on('update', (update: Uint8Array) => numbers.push(into.append(bare(name, update))));
    return { doc, numbers };
  }

  async function written(name: string, words: readonly string[], into = log): Promise<Y.Doc> {
    const { doc, numbers } = growing(name, into);
    for (const word of words) doc.getText('text').insert(doc.getText('text').length, word);
    await Promise.all(numbers);
    return doc;
  }

  function wordsOf({ snapshot, updates }: Stored): string {
    const doc = new Y.Doc();
    if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc.getText('text').toJSON();
  }

  const loaded = async (name: string): Promise<string> => wordsOf(await log.load(name));
  const many = (count: number) => Array.from({ length: count }, (_, index) => `${index} `);
  const numbersOf = async (name: string) =>
    (
      await stage.storage.db
        .selectFrom('document_updates')
        .select('seq')
        .where('document', '=', name)
        .orderBy('seq')
        .execute()
    ).map((row) => row.seq);

  it('gives back what was appended, per document, with its number', async () => {
    await written('proposal:a', ['eins ', 'zwei ']);
    await written('proposal:b', ['drei']);
    expect(await loaded('proposal:a')).toBe('eins zwei ');
    expect(await loaded('proposal:b')).toBe('drei');
    expect(await loaded('proposal:c')).toBe('');
    expect((await log.load('proposal:a')).seq).toBe(2);
    expect((await log.load('proposal:b')).seq).toBe(1);
    expect((await log.load('proposal:c')).seq).toBe(0);
  });

  it('numbers what comes at once in its order and without gaps, and is settled afterwards', async () => {
    const words = many(1200);
    const [a, b] = [growing('proposal:a'), growing('proposal:b')];
    for (const word of words) {
      a.doc.getText('text').insert(a.doc.getText('text').length, word);
      b.doc.getText('text').insert(0, word);
    }
    expect(log.pending().updates).toBe(2400);
    expect(log.pending().bytes).toBeGreaterThan(2400);
    await log.settled(50_000);
    expect(log.pending()).toEqual({ updates: 0, bytes: 0 });
    expect(await Promise.all(a.numbers)).toEqual(words.map((_, index) => index + 1));
    expect(await Promise.all(b.numbers)).toEqual(words.map((_, index) => index + 1));
    expect(await loaded('proposal:a')).toBe(words.join(''));
  });

  it('tells how long each commit took, also to a listener that fails', async () => {
    const commits: number[] = [];
    const watched = createDocumentLog({
      storage: stage.storage,
      place: stage.place,
      now: () => NOW,
      logger: quiet,
      onCommit(milliseconds, updates) {
        expect(milliseconds).toBeGreaterThan(0);
        commits.push(updates);
        throw new Error('a listener that fails');
      },
    });
    more.push(watched);
    await written('proposal:a', many(20), watched);
    expect(commits).toEqual([20]);
    expect(await numbersOf('proposal:a')).toHaveLength(20);
  });

  it('goes on counting behind content that was laid out with something else', async () => {
    const seeded = new Y.Doc();
    seeded.getText('text').insert(0, 'vorher ');
    await insertUpdates(
      stage.storage.db,
      [{ document: 'proposal:a', update: Y.encodeStateAsUpdate(seeded) }],
      NOW,
    );
    expect((await log.load('proposal:a')).seq).toBe(1);
    await written('proposal:a', ['nachher']);
    expect(await numbersOf('proposal:a')).toEqual([1, 2]);
  });

  it('tells what came after a number, and all of it when that is in a snapshot by now', async () => {
    const words = many(150);
    const doc = await written('proposal:a', words);
    const tail = await log.since('proposal:a', 148);
    expect(tail.snapshot).toBeUndefined();
    expect(tail.updates).toHaveLength(2);
    expect(tail.seq).toBe(150);
    expect(await log.since('proposal:a', 150)).toMatchObject({ updates: [], seq: 150 });
    await log.compact('proposal:a');
    const whole = await log.since('proposal:a', 148);
    expect(wordsOf(whole)).toBe(doc.getText('text').toJSON());
    expect(whole.seq).toBe(150);
    expect(await log.since('proposal:a', 150)).toMatchObject({ snapshot: undefined, updates: [], seq: 150 });
  });

  describe('compaction', () => {
    it('leaves a short log as it is', async () => {
      await written('proposal:a', many(5));
      await log.compact('proposal:a');
      expect(await numbersOf('proposal:a')).toHaveLength(5);
    });

    it('puts a long log into a snapshot and goes on after it, again and again', async () => {
      const words = many(350);
      const { doc, numbers } = growing('proposal:a');
      const text = doc.getText('text');
      for (const [place, word] of words.entries()) {
        text.insert(text.length, word);
        if (place !== 149) continue;
        await Promise.all(numbers);
        await log.compact('proposal:a');
        expect(await numbersOf('proposal:a')).toEqual([]);
        expect(await loaded('proposal:a')).toBe(words.slice(0, 150).join(''));
      }
      expect(await Promise.all(numbers)).toEqual(words.map((_, index) => index + 1));
      await log.compact('proposal:a');
      expect(await numbersOf('proposal:a')).toEqual([]);
      expect(await loaded('proposal:a')).toBe(words.join(''));
      expect((await log.load('proposal:a')).seq).toBe(350);
    });

    it('begins by itself when a log has grown long', async () => {
      const { doc, numbers } = growing('proposal:a');
      for (let nr = 0; nr < 30; nr += 1) doc.getText('text').insert(0, 'x'.repeat(10_000));
      await Promise.all(numbers);
      await until('the log is short', async () => (await numbersOf('proposal:a')).length < 30);
      expect((await loaded('proposal:a')).length).toBe(300_000);
    });

    it('loses nothing that is appended or read while it works', async () => {
      const { doc, numbers } = growing('proposal:a');
      const text = doc.getText('text');
      for (const word of many(150)) text.insert(text.length, word);
      await Promise.all(numbers);
      for (let round = 0; round < 4; round += 1) {
        const compacted = log.compact('proposal:a');
        for (let nr = 0; nr < 60; nr += 1) {
          text.insert(text.length, `+${round}.${nr}`);
          const before = text.toJSON();
          if (nr % 10 !== 0) continue;
          await numbers.at(-1);
          expect((await loaded('proposal:a')).startsWith(before)).toBe(true);
        }
        await compacted;
      }
      await log.settled(50_000);
      expect(await loaded('proposal:a')).toBe(text.toJSON());
    });
  });

  describe('a client id', () => {
    const update = (): Uint8Array => {
      const doc = new Y.Doc();
      doc.getText('text').insert(0, 'x');
      return Y.encodeStateAsUpdate(doc);
    };

    it('is kept with its first update', async () => {
      await log.append({ document: 'board:a', update: update(), leases: [{ client: 7, person: ADA }] });
      expect((await log.load('board:a')).leases).toEqual(new Map([[7, ADA]]));
      expect((await log.load('board:b')).leases.size).toBe(0);
      expect((await log.since('board:a', 1)).leases.size).toBe(0);
    });

    it('of somebody else costs that update, and no other of the same commit', async () => {
      await log.append({ document: 'board:a', update: update(), leases: [{ client: 7, person: ADA }] });
      const outcomes = await Promise.allSettled([
        log.append(bare('board:a', update())),
        log.append({ document: 'board:a', update: update(), leases: [{ client: 7, person: EVE }] }),
        log.append({ document: 'board:a', update: update(), leases: [{ client: 8, person: EVE }] }),
        log.append({ document: 'board:b', update: update(), leases: [{ client: 7, person: EVE }] }),
      ]);
      expect(
        outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason)),
      ).toEqual([2, expect.any(LeaseTaken), 3, 1]);
      expect(await numbersOf('board:a')).toEqual([1, 2, 3]);
      expect((await log.load('board:a')).leases).toEqual(
        new Map([
          [7, ADA],
          [8, EVE],
        ]),
      );
    });
  });

  it('gives a client id to one of two people who come at the same moment to different logs', async () => {
    const other = opened();
    more.push(other);
    for (let client = 1; client <= 30; client += 1) {
      const outcomes = await Promise.allSettled(
        [ADA, EVE].map(
          async (person, index) =>
            await (index === client % 2 ? log : other).append({
              document: 'board:a',
              update: new Uint8Array([0, 0]),
              leases: [{ client, person }],
            }),
        ),
      );
      expect(outcomes.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect((await log.since('board:a', client - 1)).leases).toEqual(
        new Map([[client, winner === 0 ? ADA : EVE]]),
      );
    }
    expect((await log.load('board:a')).seq).toBe(30);
  });

  it('lets fall with a refused update what rests on it, and nothing else', async () => {
    await log.append({
      document: 'board:a',
      update: new Uint8Array([0, 0]),
      leases: [{ client: 7, person: ADA }],
    });
    // The room has applied all of this before it hears that the client id is somebody else's.
    const room = new Y.Doc();
    const appended: Promise<number>[] = [];
    const change = (client: number, leases: Append['leases'], at: number): void => {
      room.clientID = client;
      room.once('update', (update: Uint8Array) =>
        appended.push(log.append({ document: 'board:a', update, leases })),
      );
      room.getText('text').insert(at, `<${client}>`);
    };
    change(8, [{ client: 8, person: ADA }], 0);
    change(7, [{ client: 7, person: EVE }], 3);
    change(7, [], 6);
    change(9, [{ client: 9, person: EVE }], 4);
    change(8, [], 0);
    const kept = await Promise.allSettled(appended);
    expect(kept.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    const stored = await log.load('board:a');
    expect(wordsOf(stored)).toBe('<8><8>');
    expect(stored.leases).toEqual(
      new Map([
        [7, ADA],
        [8, ADA],
      ]),
    );
  });

  it('refuses alone what can never be stored, and takes what comes beside it', async () => {
    const before = written('proposal:a', many(20));
    const impossible = log.append({
      document: 'proposal:b',
      update: new Uint8Array([0, 0]),
      leases: [{ client: Number.NaN, person: ADA }],
    });
    const after = written('proposal:a', many(20));
    await expect(impossible).rejects.toThrow(/null|NaN/i);
    await Promise.all([before, after]);
    expect(await numbersOf('proposal:a')).toHaveLength(40);
    expect((await log.load('proposal:b')).seq).toBe(0);
    expect(log.state()).toBe('writable');
  });

  it('takes a store that takes nothing for an outage, whatever it says, and stores all of it afterwards', async () => {
    const states: string[] = [];
    log.onState((state) => states.push(state));
    await stage.storage.db.schema.alterTable('document_updates').renameTo('away').execute();
    const appended = written('proposal:a', many(10));
    await until('the outage is noticed', () => log.state() === 'failing');
    expect(log.pending().updates).toBe(10);
    await stage.storage.db.schema.alterTable('away').renameTo('document_updates').execute();
    await appended;
    expect(await loaded('proposal:a')).toBe(many(10).join(''));
    expect(states[0]).toBe('failing');
    expect(log.state()).toBe('writable');
  });

  it('stores what is pending when it is closed, and takes nothing more', async () => {
    const pending = written('proposal:a', many(10));
    await log.close();
    await pending;
    expect(await numbersOf('proposal:a')).toHaveLength(10);
    await expect(log.append(bare('proposal:a', new Uint8Array([0, 0])))).rejects.toThrow('closed');
  });

  it('gives up what cannot be stored when it is closed, and says so', async () => {
    await stage.storage.db.schema.alterTable('document_updates').renameTo('away').execute();
    const pending = Promise.allSettled([log.append(bare('proposal:a', new Uint8Array([0, 0])))]);
    await until('the outage is noticed', () => log.state() === 'failing');
    await log.close();
    expect(await pending).toMatchObject([{ reason: expect.any(StorageUnavailable) }]);
  });

  it('tells when a commit takes too long, before it fails or succeeds', async () => {
    await written('proposal:a', ['vorher']);
    const states: string[] = [];
    const stop = log.onState((state) => states.push(state));
    let appended: Promise<Y.Doc> | undefined;
    await stage.storage.db.transaction().execute(async (tx) => {
      // Somebody else's change holds the document.
      await insertUpdates(tx, [{ document: 'proposal:a', update: new Uint8Array([0, 0]) }], NOW);
      appended = written('proposal:a', ['nachher']);
      await until('it is told', () => states.length > 0);
      expect(log.state()).toBe('failing');
    });
    await appended;
    expect(states[0]).toBe('failing');
    expect(log.state()).toBe('writable');
    expect(await numbersOf('proposal:a')).toEqual([1, 2, 3]);
    stop();
    const heard = states.length;
    log.onState(() => {
      throw new Error('a listener that fails');
    });
    await stage.storage.db.schema.alterTable('document_updates').renameTo('away').execute();
    const later = written('proposal:b', ['später']);
    await until('the outage is noticed', () => log.state() === 'failing');
    await stage.storage.db.schema.alterTable('away').renameTo('document_updates').execute();
    await later;
    expect(states).toHaveLength(heard);
    expect(log.state()).toBe('writable');
  });

  it('counts as one with other logs on the same database', async () => {
    const other = opened();
    more.push(other);
    const grown = ['board:a', 'board:b', 'board:c'].map((name) => ({
      name,
      both: [growing(name, log), growing(name, other)],
    }));
    for (let nr = 0; nr < 100; nr += 1) {
      // Each process meets the documents in another order.
      for (const { both } of nr % 2 === 0 ? grown : grown.toReversed())
        for (const { doc } of both) doc.getText('text').insert(0, 'x');
      if (nr % 10 === 0) await turns(1);
    }
    for (const { name, both } of grown) {
      const numbers = await Promise.all(both.flatMap((each) => each.numbers));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
      expect((await loaded(name)).length).toBe(200);
      expect((await other.since(name, 100)).updates).toHaveLength(100);
    }
  });
}
