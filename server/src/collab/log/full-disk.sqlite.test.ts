import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it, onTestFinished } from 'vitest';

import { migrate, openStorage } from '../../storage/index.ts';
import type { FullDiskReport } from '../../testbed/full-disk.ts';
import { NOW } from '../../testbed/storage.ts';

const PROGRAM = fileURLToPath(new URL('../../testbed/full-disk.ts', import.meta.url));
const run = promisify(execFile);

/** In memory where the system has such a place: a slow disk would look like a full one for a moment. */
const FOLDERS = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

async function migratedFolder(): Promise<string> {
  const dataDir = mkdtempSync(join(FOLDERS, 'geflecht-full-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const storage = await openStorage({ dataDir });
  await migrate(storage, () => NOW);
  await storage.close();
  return dataDir;
}

/** How a process gets mounts of its own here: as an ordinary user where that is allowed, as root otherwise. */
async function wayToMount(): Promise<readonly string[] | undefined> {
  for (const way of [['-Urm'], ['-m']]) {
    try {
      await run('unshare', [...way, 'sh', '-c', `mount -t tmpfs -o size=1m none ${tmpdir()}`]);
      return way;
    } catch {
      // Not allowed here; the next way may be.
    }
  }
  return undefined;
}

/** A real file system of 1 MB, which is gone with the process. */
async function onSmallDisk(way: readonly string[]): Promise<FullDiskReport> {
  const [from, dataDir] = [await migratedFolder(), await migratedFolder()];
  const script = `
    mount -t tmpfs -o size=1m none "$1" && cp "$2/geflecht.sqlite" "$1" && exec "$3" "$4" "$5"`;
  const task = JSON.stringify({ dataDir, bound: 'disk' });
  const { stdout } = await run('unshare', [
    ...way,
    'sh',
    '-ec',
    script,
    'sh',
    dataDir,
    from,
    process.execPath,
    PROGRAM,
    task,
  ]);
  return JSON.parse(stdout) as FullDiskReport;
}

/** No file may grow beyond 512 KB: the system then refuses the write as it does on a full disk. */
async function withSmallFiles(): Promise<FullDiskReport> {
  const task = JSON.stringify({ dataDir: await migratedFolder(), bound: 'files' });
  const script = 'ulimit -S -f 1024 && exec "$1" "$2" "$3"';
  const { stdout } = await run('sh', ['-ec', script, 'sh', process.execPath, PROGRAM, task]);
  return JSON.parse(stdout) as FullDiskReport;
}

const ways = {
  'a disk of 1 MB': async () => {
    const way = await wayToMount();
    return way === undefined ? await withSmallFiles() : await onSmallDisk(way);
  },
  'files that may not grow': withSmallFiles,
};

it.each(Object.entries(ways))(
  '%s: no acknowledgement without a store, and recovery alone',
  { timeout: 120_000 },
  async (_, filled) => {
    const report = await filled();
    const [before, whileFull, after] = report.acknowledged;
    expect(before).toBeGreaterThan(10);
    expect(whileFull).toBe(0);
    expect(report.pendingWhileFull).toBe(after);
    expect(after).toBeGreaterThanOrEqual(20);
    expect(report.states).toEqual(['failing', 'writable']);
    expect(report.tooEarly).toBe(0);
    expect(report.rows).toBe(before + after);
    expect(report.isInOrder).toBe(true);
  },
);
