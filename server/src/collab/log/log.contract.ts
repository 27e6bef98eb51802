import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Storage } from '../../storage/index.ts';
import { NOW } from '../../testbed/storage.ts';
import { createDocumentLog, type DocumentLog } from './index.ts';

/** What the log of the live documents promises, on either database. */
export function logContract(open: () => Promise<{ storage: Storage; place: LogPlace }>): void {
  let storage: Storage;
  let log: DocumentLog;

  beforeEach(async () => {
    storage = await open();
    log = createDocumentLog(storage, () => NOW);
  });
  afterEach(async () => await storage.close());

  /** A document whose every change is appended, as the sockets do it. */
  async function written(name: string, words: readonly string[]): Promise<Y.Doc> {
    const doc = new Y.Doc();
    const appended: Promise<void>[] = [];
    doc.on('update', (update: Uint8Array) => appended.push(log.append(name, update)));
    for (const word of words) doc.getText('text').insert(doc.getText('text').length, word);
    await Promise.all(appended);
    return doc;
  }

  async function loaded(name: string): Promise<string> {
    const doc = new Y.Doc();
    await log.load(name, doc);
    return doc.getText('text').toJSON();
  }

  const many = (count: number) => Array.from({ length: count }, (_, index) => `${index} `);
  const rows = async () => (await storage.db.selectFrom('document_updates').select('seq').execute()).length;

  it('gives back what was appended, per document', async () => {
    await written('proposal:a', ['eins ', 'zwei ']);
    await written('proposal:b', ['drei']);
    expect(await loaded('proposal:a')).toBe('eins zwei ');
    expect(await loaded('proposal:b')).toBe('drei');
    expect(await loaded('proposal:c')).toBe('');
  });

  it('keeps the order of what comes at once, and is settled afterwards', async () => {
    const words = many(1200);
    await written('proposal:a', words);
    expect(log.pending()).toBe(0);
    await log.settled(1000);
    expect(await loaded('proposal:a')).toBe(words.join(''));
  });

  it('leaves a short log as it is', async () => {
    await written('proposal:a', many(5));
    await log.compact('proposal:a');
    expect(await rows()).toBe(5);
  });

  it('puts a long log into a snapshot and goes on after it, again and again', async () => {
    const words = many(350);
    const doc = await written('proposal:a', words.slice(0, 150));
    await written('proposal:b', ['bleibt']);
    await log.compact('proposal:a');
    expect(await rows()).toBe(1);
    expect(await loaded('proposal:a')).toBe(words.slice(0, 150).join(''));
    const appended: Promise<void>[] = [];
    doc.on('update', (update: Uint8Array) => appended.push(log.append('proposal:a', update)));
    for (const word of words.slice(150)) doc.getText('text').insert(doc.getText('text').length, word);
    // The first listener of `written` still appends too: every update is stored twice, which must change nothing.
    await Promise.all(appended);
    await log.settled(1000);
    await log.compact('proposal:a');
    expect(await loaded('proposal:a')).toBe(words.join(''));
    expect(await loaded('proposal:b')).toBe('bleibt');
  });

  it('loses nothing that is appended while it compacts or loads', async () => {
    const doc = await written('proposal:a', many(150));
    const text = doc.getText('text');
    const appended: Promise<void>[] = [];
    doc.on('update', (update: Uint8Array) => appended.push(log.append('proposal:a', update)));
    const compacted = log.compact('proposal:a');
    for (let nr = 0; nr < 50; nr += 1) {
      text.insert(text.length, `+${nr}`);
      await appended.at(-1);
      if (nr % 10 === 0) await loaded('proposal:a');
    }
    await compacted;
    await log.settled(1000);
    expect(await loaded('proposal:a')).toBe(text.toJSON());
  });

  it('says so when a change could not be stored, and takes the next one', async () => {
    await storage.db.schema.alterTable('document_updates').renameTo('away').execute();
    await expect(log.append('proposal:a', Y.encodeStateAsUpdate(new Y.Doc()))).rejects.toThrow(
      'document_updates',
    );
    await storage.db.schema.alterTable('away').renameTo('document_updates').execute();
    await written('proposal:a', ['wieder da']);
    expect(await loaded('proposal:a')).toBe('wieder da');
  });
}
