import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root, runtimeDir } from './paths.mjs';
import { runQuietly } from './process.mjs';
import { step } from './step.mjs';

const marker = join(runtimeDir, 'installed');

/** Installs exactly what the lockfile says, and nothing at all when that is already in place. */
export async function prepareDependencies() {
  const workspaces = await listWorkspaces();
  const fingerprint = await hashOf([
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...workspaces.map((workspace) => join(workspace, 'package.json')),
  ]);
  const complete = ['.', ...workspaces].every((folder) => existsSync(join(root, folder, 'node_modules')));
  if (complete && existsSync(marker) && (await readFile(marker, 'utf8')) === fingerprint) return;

  await step('dependencies installed', () =>
    runQuietly(
      'pnpm',
      [
        'install',
        '--frozen-lockfile',
        '--prefer-offline',
        '--config.minimumReleaseAge=0',
        '--config.confirmModulesPurge=false',
      ],
      { failure: 'pnpm could not install the dependencies of the lockfile.' },
    ),
  );
  await writeFile(marker, fingerprint);
}

/** The folders that pnpm-workspace.yaml names, each with a package.json. */
async function listWorkspaces() {
  const packages = await readdir(join(root, 'packages'));
  const folders = ['client', 'server', 'e2e', ...packages.map((name) => join('packages', name))];
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/** @param {string[]} files relative to the root */
async function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex');
}
