import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';

import { runtimeBin, runtimeDir } from './paths.mjs';
import { findDrift, pins } from './pins.mjs';
import { runQuietly } from './process.mjs';
import { step, StepFailed } from './step.mjs';

/** Hocuspocus, better-sqlite3, Kysely and Vitest no longer run on the Node 20 that many hosts still have. */
const neededNodeMajor = 24;

const platform = `${process.platform}-${process.arch}`;
/** A Node of our own making, this checkout's or another's, first on a developer's path, says nothing about the host. */
const isOwnNode = process.execPath.includes(`${sep}${basename(runtimeDir)}${sep}`);
const hostNodeIsEnough = !isOwnNode && Number(process.versions.node.split('.')[0]) >= neededNodeMajor;
const marker = join(runtimeDir, 'ready.json');

/** What `.runtime` was made from; when it differs, `.runtime` is made anew. */
const wanted = JSON.stringify({
  pnpm: pins.pnpm.version,
  node: hostNodeIsEnough ? process.execPath : pins.node.version,
  platform,
});

/** Makes sure that `.runtime/bin` holds a Node ≥ 24 and the pinned pnpm. */
export async function prepareRuntime() {
  if (await isReady()) return;
  const node = hostNodeIsEnough ? undefined : `node-${platform}`;
  if (node !== undefined && pins.integrity[`${node}@${pins.node.version}`] === undefined) {
    throw new StepFailed(
      `Geflecht needs Node ${neededNodeMajor} or later; this is ${process.versions.node} on ${platform}. Please install Node ${neededNodeMajor} from https://nodejs.org and try again.`,
    );
  }
  const title = node === undefined ? 'pnpm installed' : `pnpm and Node ${pins.node.version} installed`;
  await step(title, () => install(node));
}

async function isReady() {
  if (!existsSync(join(runtimeBin, 'node')) || !existsSync(join(runtimeBin, 'pnpm'))) return false;
  return existsSync(marker) && (await readFile(marker, 'utf8')) === wanted;
}

/**
 * Fetches into a folder of its own and moves it into place in one go, so that an interrupted run leaves nothing
 * half-made behind. Install scripts stay off: nothing fetched runs before its integrity was compared.
 *
 * @param {string | undefined} node name of the package that holds Node's binary, where the host's own is too old
 */
async function install(node) {
  const fresh = join(runtimeDir, `tools-${process.pid}`);
  await mkdir(fresh, { recursive: true });
  await writeFile(join(fresh, 'package.json'), '{ "private": true }\n');
  const specs = [`pnpm@${pins.pnpm.version}`];
  if (node !== undefined) specs.push(`${node}@${pins.node.version}`);
  await runQuietly(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...specs],
    {
      cwd: fresh,
      failure: 'npm could not fetch pnpm and Node from the registry; is there a network connection?',
    },
  );

  const lock = JSON.parse(await readFile(join(fresh, 'package-lock.json'), 'utf8'));
  const drift = findDrift(lock.packages);
  if (drift !== undefined) {
    await rm(fresh, { recursive: true });
    throw new StepFailed(`The registry's ${drift} is not the one this repository pins; nothing was run.`);
  }

  const tools = join(runtimeDir, 'tools');
  await rm(tools, { recursive: true, force: true });
  await rename(fresh, tools);

  const modules = join(tools, 'node_modules');
  const nativePnpm = join(modules, '@pnpm', `exe.${platform}`, 'pnpm');
  await mkdir(runtimeBin, { recursive: true });
  await link(existsSync(nativePnpm) ? nativePnpm : join(modules, '.bin', 'pnpm'), join(runtimeBin, 'pnpm'));
  await link(
    node === undefined ? process.execPath : join(modules, node, 'bin', 'node'),
    join(runtimeBin, 'node'),
  );
  await writeFile(marker, wanted);
}

/**
 * Puts the link in place by renaming, so that a process looking for it at that moment always finds one.
 *
 * @param {string} target
 * @param {string} path
 */
async function link(target, path) {
  const next = `${path}.${process.pid}`;
  await symlink(target, next);
  await rename(next, path);
}
