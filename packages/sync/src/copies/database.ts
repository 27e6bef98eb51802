import type { PersonId } from '@geflecht/domain';
import * as idb from 'lib0/indexeddb';

/** Name of the database that holds one person's copy of one document. */
export function copyName(person: PersonId, document: string): string {
  return `geflecht:${person}:${document}`;
}

/** Rejects with this when the browser neither answers nor refuses, as some do. */
class NoAnswer extends Error {}

export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens the database that `y-indexeddb` will open, too: this one's refusal can be heard. */
export async function openDatabase(name: string): Promise<IDBDatabase> {
  return await idb.openDB(name, (fresh) =>
    idb.createStores(fresh, [['updates', { autoIncrement: true }], ['custom']]),
  );
}

/** Takes a copy's database away; other tabs that have it open let go of it. */
export async function dropDatabase(name: string): Promise<void> {
  await idb.deleteDB(name);
}
