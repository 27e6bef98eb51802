/**
 * Small things remembered on this device alone. A browser may refuse storage (private windows, council policy);
 * then they last as long as the page, which no one should notice.
 */
const memory = new Map<string, string>();

function storageOf(kind: 'local' | 'tab'): Storage | null {
  try {
    return kind === 'local' ? globalThis.localStorage : globalThis.sessionStorage;
  } catch {
    return null;
  }
}

/** `local` outlives the browser, `tab` ends with the tab. */
export type StoredWhere = 'local' | 'tab';

export function readStored(key: string, where: StoredWhere = 'local'): string | null {
  return storageOf(where)?.getItem(key) ?? memory.get(key) ?? null;
}

export function writeStored(key: string, value: string, where: StoredWhere = 'local'): void {
  memory.set(key, value);
  try {
    storageOf(where)?.setItem(key, value);
  } catch {
    // Full or refused; `memory` holds it for this page.
  }
}

/** Parses what `writeStored` wrote with JSON; anything unreadable counts as absent. */
export function readStoredJson<T>(
  key: string,
  is: (value: unknown) => value is T,
  where: StoredWhere = 'local',
): T | null {
  const text = readStored(key, where);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : null;
  } catch {
    return null;
  }
}
