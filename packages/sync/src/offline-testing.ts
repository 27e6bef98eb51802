import type { BoardId, DocumentAddress, PersonId } from '@geflecht/domain';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import * as Y from 'yjs';

import { copyName } from './copies/database.ts';
import type { LiveDocument } from './held-documents.ts';
import type { Live, LiveOptions } from './live.ts';
import { ADDRESS, enter, type House, patience, until } from './testing.ts';

export const ALMA = 'alma' as PersonId;
export const BEN = 'ben' as PersonId;
export const BOARD: DocumentAddress = { kind: 'board', id: 'b1' as BoardId };
/** Nobody listens there. */
export const NOWHERE = { url: 'ws://127.0.0.1:9' };

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterEach(() => vi.unstubAllGlobals());

let seed = 1;
/** A new tab of a person's browser. */
export function tab(house: Pick<House, 'url'>, options: Partial<LiveOptions> = {}): Live {
  seed += 1;
  const draw = (seed * 0.618034) % 1;
  return enter(house, { person: ALMA, keepsCopies: true, random: () => draw, ...options });
}

export const words = (document: LiveDocument): string => document.doc.getText('t').toJSON();
export const write = (document: LiveDocument, text: string): void =>
  document.doc.getText('t').insert(0, text);

/** Opens a document on a running server once, so that there is a copy of it. */
export async function visit(house: House, address = ADDRESS, text = 'begun '): Promise<void> {
  const live = tab(house);
  const document = live.open(address);
  await until(() => document.status === 'ready', patience);
  write(document, text);
  await until(() => live.saveState().kind === 'saved', patience);
  await until(async () => (await rows(address)) !== '', patience);
  live.destroy();
}

/** What the copy on this device holds. */
export async function rows(address: DocumentAddress, person = ALMA): Promise<string> {
  const doc = new Y.Doc();
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(copyName(person, `${address.kind}:${address.id}`));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  if (!db.objectStoreNames.contains('updates')) {
    db.close();
    return '';
  }
  const updates = await new Promise<Uint8Array[]>((resolve) => {
    const request = db.transaction('updates').objectStore('updates').getAll();
    request.onsuccess = () => resolve(request.result as Uint8Array[]);
  });
  db.close();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
}
