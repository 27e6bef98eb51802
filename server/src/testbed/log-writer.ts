import * as Y from 'yjs';

import { createDocumentLog, type LogPlace } from '../collab/log/index.ts';
import { openStorage } from '../storage/index.ts';

/**
 * A process of its own that writes into one document as fast as the log takes it, until it is killed, and says each
 * acknowledged word on a line of its own.
 */
interface WriterTask {
  readonly place: LogPlace;
  readonly document: string;
  /** Begins every word; another one for each run. */
  readonly run: string;
}

/** Words that wait for their acknowledgement at the same time. */
const IN_FLIGHT = 100;

const task = JSON.parse(process.argv[2] ?? '') as WriterTask;
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
const storage = await openStorage(task.place);
const log = createDocumentLog({ storage, place: task.place, now: () => new Date(), logger: quiet });
const { snapshot, updates } = await log.load(task.document);
const doc = new Y.Doc();
for (const update of [...(snapshot === undefined ? [] : [snapshot]), ...updates]) Y.applyUpdate(doc, update);

let made: Uint8Array | undefined;
doc.on('update', (update: Uint8Array) => {
  made = update;
});

async function write(word: string): Promise<void> {
  doc.getMap('words').set(word, true);
  if (made === undefined) throw new Error('nothing was written');
  await log.append({ document: task.document, update: made, leases: [] });
  // What is on the pipe outlives the process; what is not, nobody has been told.
  process.stdout.write(`${word}\n`);
}

let nr = 0;
await Promise.all(
  Array.from({ length: IN_FLIGHT }, async () => {
    for (;;) {
      nr += 1;
      await write(`${task.run}.${nr}`);
    }
  }),
);
