import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { PLAIN_SOCKET_PATH } from '@geflecht/contract';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';

import { joinedPlainly, tokenOf } from './testbed/plain-client.ts';
import { type Product, startProduct } from './testbed/product.ts';
import { kill } from './testbed/program.ts';
import { until } from './testbed/until.ts';

vi.setConfig({ testTimeout: 30_000 });

const PAGE = readFileSync(new URL('../../docs/open-door.md', import.meta.url), 'utf8');
/** Where the example's packages are found, as in a folder of its reader's. */
const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const SENTENCE = 'Geschrieben von einem Programm.';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => await product[Symbol.asyncDispose]());

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]+?)\`\`\``).exec(PAGE)?.[1];
  if (found === undefined) throw new Error(`There is no ${language} in docs/open-door.md.`);
  return found;
}

/** The page's example, word for word, as a program of its own. */
function runExample(key: string): { child: ChildProcess; out: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', block('js')], {
    cwd: FOLDER,
    env: { GEFLECHT: addressShown(product.address), GEFLECHT_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(async () => await kill(child, 'SIGKILL'));
  return { child, out: () => text, ended };
}

/** What the profile shows as the address for the program. */
function addressShown(origin: string): string {
  return `${origin.replace('http', 'ws')}${PLAIN_SOCKET_PATH}`;
}

describe('the example of docs/open-door.md', () => {
  it('is started with the address that the profile shows', () => {
    expect(block('sh')).toContain(`GEFLECHT=${addressShown('http://127.0.0.1:3000')} `);
  });

  it('reads the board, adds its sentence each time, and ends with an error when its key is revoked', async () => {
    const member = await product.as('p37');
    const { secret, token } = await tokenOf(member);
    const { doc } = await joinedPlainly(product.address, 'proposal:M1-05', { token: secret });
    const sentences = (): number => doc.getXmlFragment('section.ziel').toJSON().split(SENTENCE).length - 1;
    for (const run of [1, 2]) {
      const { child, out } = runExample(secret);
      await until(`its sentence:\n${out()}`, () => sentences() === run, 15_000);
      expect(out()).toMatch(/^\[\n? +'/);
      await kill(child, 'SIGTERM');
    }
    const { out, ended } = runExample(secret);
    await until('its third sentence', () => sentences() === 3, 15_000);
    await member.ask(`/api/tokens/${token.id}`, { method: 'DELETE' });
    expect(await ended).toBe(1);
    expect(out()).toContain(': refused, 4410 ');
  });

  it('ends with an error when it is refused', async () => {
    const { out, ended } = runExample('gft_nobody');
    expect(await ended).toBe(1);
    expect(out()).toBe('board:klima-energie: refused, 4401 token_invalid\n');
  });
});
