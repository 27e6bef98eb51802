import { afterEach, beforeEach, vi } from 'vitest';
import * as Y from 'yjs';

import {
  type Append,
  createDocumentLog,
  type DocumentLog,
  type LogPlace,
  type Stored,
} from '../collab/log/index.ts';
import type { Storage } from '../storage/index.ts';
import { NOW } from './storage.ts';
import { until as untilWithin } from './until.ts';

export const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };

/** Commits wait for a real disk, which may be busy with something else. */
export const until = async (what: string, condition: () => boolean | Promise<boolean>): Promise<boolean> =>
  await untilWithin(what, condition, 30_000);

export const bare = (document: string, update: Uint8Array): Append => ({ document, update, leases: [] });
export const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index} `);

export interface LogStage {
  readonly storage: Storage;
  readonly place: LogPlace;
}

/** A log for each test of a file, and documents that are written through it. */
export function logStage(open: () => Promise<LogStage>) {
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
  const numbersOf = async (name: string) =>
    (
      await stage.storage.db
        .selectFrom('document_updates')
        .select('seq')
        .where('document', '=', name)
        .orderBy('seq')
        .execute()
    ).map((row) => row.seq);

  return {
    get stage() {
      return stage;
    },
    get log() {
      return log;
    },
    more,
    opened,
    growing,
    written,
    wordsOf,
    loaded,
    numbersOf,
  };
}
