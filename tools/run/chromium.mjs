import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { canUnpackDebian, librariesIn, unpackDebian } from './debian.mjs';
import { findOnPath, runtimeDir } from './paths.mjs';
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
  if (existsSync(wrapper)) {
    // The repository may have been moved since.
    await addOwn(privateRoot);
    return wrapper;
  }
  if (!canUnpackDebian()) {
    throw new StepFailed(
      'The browser tests need Chromium. Please install it, or name the program in the variable CHROMIUM.',
    );
  }
  await step('Chromium unpacked from Debian’s packages', unpack);
  return wrapper;
}

async function unpack() {
  await unpackDebian({
    packages,
    to: privateRoot,
    otherwise: 'install Chromium, or name the program in the variable CHROMIUM',
    add: addOwn,
  });
}

/** @param {string} folder */
async function addOwn(folder) {
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration());
  await writeFile(join(folder, 'chromium'), wrapperScript());
  await chmod(join(folder, 'chromium'), 0o755);
}

/** Sets the library path for the browser alone; Node must go on using the machine's own libraries. */
function wrapperScript() {
  return `#!/bin/sh
export LD_LIBRARY_PATH='${librariesIn(privateRoot, 'pulseaudio')}'
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
