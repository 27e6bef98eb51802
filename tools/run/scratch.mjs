import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Bytes that all databases and browsers of the tests together never need. */
const ENOUGH = 4e9;

/**
 * Gives work a folder for temporary files that lies in memory where there is room, and takes it away afterwards: a
 * disk that others use, too, would be what most tests wait for.
 *
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work given the variable that names the folder
 * @returns {Promise<T>}
 */
export async function withScratch(work) {
  const folder = await scratchFolder();
  if (folder === undefined) return await work({});
  try {
    return await work({ TMPDIR: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<string | undefined>} */
async function scratchFolder() {
  try {
    const { bavail, bsize } = await statfs(MEMORY);
    if (bavail * bsize < ENOUGH) return undefined;
    const folder = await mkdtemp(join(MEMORY, 'geflecht-tests-'));
    // PostgreSQL runs as somebody else.
    await chmod(folder, 0o1777);
    return folder;
  } catch {
    return undefined;
  }
}
