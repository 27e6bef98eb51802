import * as Y from 'yjs';

import type { Server } from './subjects.ts';
import { Tab } from './tab.ts';

/** Milliseconds that a server has to take in what a board is filled with. */
const PATIENCE = 60_000;

/** Somebody who opens a document to see what is in it. */
export interface Witness {
  readonly tab: Tab;
  /** All that has come so far, as one update. */
  content(): Uint8Array;
}

/** Writes updates into a document through the server's own door. The tab stays, so that no server forgets the document. */
export async function plant(server: Server, document: string, updates: readonly Uint8Array[]): Promise<Tab> {
  const { tab: keeper } = await witness(server, document);
  for (const update of updates) keeper.write(update);
  const wanted = updates.length === 0 ? new Map<number, number>() : vectorOf(Y.mergeUpdates([...updates]));
  await seen(server, document, wanted);
  return keeper;
}

/**
 * Waits until somebody new finds all of it in the document.
 * @returns the content they found
 */
export async function seen(
  server: Server,
  document: string,
  wanted: ReadonlyMap<number, number>,
): Promise<Uint8Array> {
  const { tab, content } = await witness(server, document);
  const until = performance.now() + PATIENCE;
  for (;;) {
    const has = vectorOf(content());
    if ([...wanted].every(([client, clock]) => (has.get(client) ?? 0) >= clock)) break;
    if (performance.now() > until)
      throw new Error(`${server.name} did not take in ${document}:\n${server.process.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  tab.destroy();
  return content();
}

/** Resolves with the first answer; what follows it is gathered, too. */
export async function witness(server: Server, document: string): Promise<Witness> {
  return await new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    const content = (): Uint8Array => Y.mergeUpdates(parts);
    const keep = (update: Buffer): void => void parts.push(Uint8Array.from(update));
    const tab: Tab = new Tab(server.ticket(0), document, {
      synced(update) {
        keep(update);
        resolve({ tab, content });
      },
      update: keep,
      closed: (code) => reject(closedWith(server, code)),
    });
  });
}

/** A socket fell that should have stayed; with what the server had to say. */
export function closedWith(server: Server, code: number): Error {
  return new Error(`${server.name} closed a socket with ${code}:\n${server.process.output()}`);
}

/** The clocks of everybody who has written in an update. */
export function vectorOf(update: Uint8Array): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));
}
