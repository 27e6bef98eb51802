import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

import { runtimeDir } from './paths.mjs';
import { runQuietly } from './process.mjs';
import { step, StepFailed } from './step.mjs';

const privateRoot = join(runtimeDir, 'deb');
const wrapper = join(privateRoot, 'chromium');
const packages = ['chromium-headless-shell', 'fonts-dejavu-core'];

/**
 * Finds the browser for the tests: `CHROMIUM`, then the path, then Debian's package unpacked under `.runtime`
 * (works without root and installs nothing on the machine).
 *
 * @returns {Promise<string>} path of the program
 */
export async function prepareChromium() {
  const given = process.env['CHROMIUM'];
  if (given !== undefined) return given;
  const onPath = findOnPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);
  if (onPath !== undefined) return onPath;
  if (existsSync(wrapper)) return wrapper;
  if (findOnPath(['apt-get']) === undefined || findOnPath(['dpkg-deb']) === undefined) {
    throw new StepFailed(
      'The browser tests need Chromium. Please install it, or name the program in the variable CHROMIUM.',
    );
  }
  await step('Chromium unpacked from Debian’s packages', unpack);
  return wrapper;
}

/** @param {string[]} names */
function findOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

async function unpack() {
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
  const failure = `Debian’s packages ${packages.join(' and ')} could not be fetched. Please install Chromium, or name the program in the variable CHROMIUM.`;
  await runQuietly('apt-get', [...options, '-qq', 'update'], { failure });
  await runQuietly('apt-get', [...options, '-qq', '-y', '--download-only', 'install', ...packages], {
    failure,
  });

  const fresh = join(apt, 'root');
  const archives = join(apt, 'cache', 'archives');
  for (const file of (await readdir(archives)).filter((name) => name.endsWith('.deb'))) {
    await runQuietly('dpkg-deb', ['-x', join(archives, file), fresh], {
      failure: `${file} could not be unpacked.`,
    });
  }
  await writeFile(join(fresh, 'fonts.conf'), fontConfiguration());
  await writeFile(join(fresh, 'chromium'), wrapperScript());
  await chmod(join(fresh, 'chromium'), 0o755);
  await rm(privateRoot, { recursive: true, force: true });
  await rename(fresh, privateRoot);
  await rm(apt, { recursive: true });
}

/** Sets the library path for the browser alone; Node must go on using the machine's own libraries. */
function wrapperScript() {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const libraries = [`usr/lib/${triplet}`, `lib/${triplet}`, `usr/lib/${triplet}/pulseaudio`]
    .map((path) => join(privateRoot, path))
    .join(':');
  return `#!/bin/sh
export LD_LIBRARY_PATH='${libraries}'
export FONTCONFIG_FILE='${join(privateRoot, 'fonts.conf')}'
exec '${join(privateRoot, 'usr/lib/chromium/chromium-headless-shell')}' "$@"
`;
}

function fontConfiguration() {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(privateRoot, 'usr/share/fonts')}</dir>
  <cachedir>${join(privateRoot, 'font-cache')}</cachedir>
</fontconfig>
`;
}
