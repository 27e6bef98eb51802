import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { createDocumentLog, type LogState } from '../collab/log/index.ts';
import { openStorage } from '../storage/index.ts';
import { until } from './until.ts';

/** A process of its own that fills the place its data lie in, and says in JSON what the log then did. */
interface Task {
  readonly dataDir: string;
  /** What makes it full: a file system that is too small, or a bound on the size of files. */
  readonly bound: 'disk' | 'files';
}

export interface FullDiskReport {
  readonly states: readonly LogState[];
  /** Acknowledged before it was full; while it was; and with what was pending once there was room again. */
  readonly acknowledged: readonly [number, number, number];
  readonly pendingWhileFull: number;
  /** Acknowledgements that came before their row could be read. */
  readonly tooEarly: number;
  /** Rows at the end, and whether their numbers are those that were given. */
  readonly rows: number;
  readonly isInOrder: boolean;
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
const ballast = join(task.dataDir, 'ballast');
if (task.bound === 'disk') writeFileSync(ballast, Buffer.alloc(200_000));

const run = promisify(execFile);

async function makeRoom(): Promise<void> {
  if (task.bound === 'disk') rmSync(ballast);
  else await run('prlimit', ['--pid', String(process.pid), '--fsize=unlimited:unlimited']);
}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
const storage = await openStorage({ dataDir: task.dataDir });
const log = createDocumentLog({
  storage,
  place: { dataDir: task.dataDir },
  now: () => new Date(),
  logger: quiet,
});
const states: LogState[] = [];
log.onState((state) => states.push(state));

const given: number[] = [];
let appended = 0;
let tooEarly = 0;

async function append(): Promise<void> {
  appended += 1;
  const update = Buffer.alloc(2000, appended);
  const seq = await log.append({ document: 'board:a', update, leases: [] });
  const row = await storage.db
    .selectFrom('document_updates')
    .select('seq')
    .where('document', '=', 'board:a')
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (row === undefined) tooEarly += 1;
  given.push(seq);
}

const pending: Promise<void>[] = [];
while (log.state() === 'writable') {
  pending.push(append());
  await until('something happens', () => given.length === appended || log.state() === 'failing', 30_000);
}
const beforeFull = given.length;
for (let nr = 0; nr < 20; nr += 1) pending.push(append());
// A few attempts of the log later it is still full.
const since = performance.now();
await until('the log has tried again', () => performance.now() - since > 1000);
const whileFull = given.length - beforeFull;
const pendingWhileFull = log.pending().updates;
await makeRoom();
await Promise.all(pending);
await until('the log is well again', () => log.state() === 'writable', 30_000);
const rows = await storage.db.selectFrom('document_updates').select('seq').orderBy('seq').execute();
const report: FullDiskReport = {
  states,
  acknowledged: [beforeFull, whileFull, given.length - beforeFull - whileFull],
  pendingWhileFull,
  tooEarly,
  rows: rows.length,
  isInOrder: rows.every(({ seq }, index) => seq === index + 1 && given[index] === seq),
};
await log.close();
await storage.close();
process.stdout.write(JSON.stringify(report));
