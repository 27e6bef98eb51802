import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { findOnPath, runtimeDir } from './paths.mjs';
import { runQuietly } from './process.mjs';

/** Whether this machine can fetch and open Debian's packages. */
export function canUnpackDebian() {
  return findOnPath(['apt-get']) !== undefined && findOnPath(['dpkg-deb']) !== undefined;
}

/**
 * Unpacks packages, with whatever of theirs the machine lacks, into a folder of our own. Works without root and
 * installs nothing on the machine.
 *
 * @param {object} wanted
 * @param {string[]} wanted.packages
 * @param {string} wanted.to the folder; it appears at once and whole
 * @param {string} wanted.otherwise what the reader can do when the packages cannot be had
 * @param {(fresh: string) => Promise<void>} wanted.add adds files of ours before the folder appears
 */
export async function unpackDebian({ packages, to, otherwise, add }) {
  const apt = join(runtimeDir, `apt-${process.pid}`);
  await mkdir(join(apt, 'lists', 'partial'), { recursive: true });
  await mkdir(join(apt, 'cache', 'archives', 'partial'), { recursive: true });
  const options = [
    ['Dir::State::lists', join(apt, 'lists')],
    ['Dir::Cache', join(apt, 'cache')],
    ['Debug::NoLocking', '1'],
    ['APT::Sandbox::User', ''],
    ['APT::Install-Recommends', '0'],
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  const failure = `Debian’s packages ${packages.join(' and ')} could not be fetched. Please ${otherwise}.`;
  await runQuietly('apt-get', [...options, '-qq', 'update'], { failure });
  // The named ones in any case: what is installed may be there in part.
  const fetching = ['-qq', '-y', '--download-only', '--reinstall', 'install', ...packages];
  await runQuietly('apt-get', [...options, ...fetching], { failure });

  const fresh = join(apt, 'root');
  const archives = join(apt, 'cache', 'archives');
  for (const file of (await readdir(archives)).filter((name) => name.endsWith('.deb'))) {
    await runQuietly('dpkg-deb', ['-x', join(archives, file), fresh], {
      failure: `${file} could not be unpacked.`,
    });
  }
  await add(fresh);
  await rm(to, { recursive: true, force: true });
  await rename(fresh, to);
  await rm(apt, { recursive: true });
}

/**
 * The library path for a program of such a folder, and for it alone: Node must go on using the machine's own.
 *
 * @param {string} folder
 * @param {string[]} more subfolders with libraries that a program opens by itself
 */
export function librariesIn(folder, ...more) {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const libraries = `usr/lib/${triplet}`;
  return [libraries, `lib/${triplet}`, ...more.map((each) => `${libraries}/${each}`)]
    .map((path) => join(folder, path))
    .join(':');
}
