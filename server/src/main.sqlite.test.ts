import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from '@geflecht/testkit/services';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { Browser } from './testbed/browser.ts';
import { firstWords } from './testbed/first-words.ts';
import { until } from './testbed/until.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

let dataDir: string;
const running = new Set<ChildProcess>();

// Each test starts whole processes; how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'geflecht-main-'));
});
afterEach(async () => {
  await Promise.all([...running].map(async (child) => await kill(child, 'SIGKILL')));
  rmSync(dataDir, { recursive: true, force: true });
});

interface Program {
  readonly child: ChildProcess;
  readonly address: string;
  out(): string;
  readonly ended: Promise<number | null>;
}

/** The program as `npm start` runs it, in a process of its own. */
function run(environment: Record<string, string>): Omit<Program, 'address'> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', GEFLECHT_DATA: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, ended, out: () => text };
}

async function started(port: number, environment: Record<string, string> = {}): Promise<Program> {
  const program = run({ PORT: String(port), ...environment });
  await until(`the start:\n${program.out()}`, () => program.out().includes('läuft'), 20_000);
  return { ...program, address: `http://127.0.0.1:${port}` };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

it('a variable that cannot be used ends the start with one line that gives no password away', async () => {
  const program = run({ PORT: '0', DATABASE_URL: 'mysql://root:geheim@x/y' });
  expect(await program.ended).toBe(1);
  expect(program.out()).toContain('Geflecht: DATABASE_URL=…: erwartet / expected:');
  expect(program.out().trim().split('\n')).toHaveLength(1);
  expect(program.out()).not.toContain('geheim');
});

it('a port in use is said in one line', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const program = run({ PORT: String(port) });
  expect(await program.ended).toBe(1);
  expect(program.out()).toContain(`Der Port ist schon belegt`);
  expect(program.out().trim().split('\n')).toHaveLength(1);
  await new Promise((resolve) => other.close(resolve));
});

it('a second process does not touch the same data, and a crash leaves no lock behind', async () => {
  const first = await started(await freePort());
  const second = run({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.out()).toContain('wird schon von einem anderen Geflecht benutzt');
  await kill(first.child, 'SIGKILL');
  const third = await started(await freePort());
  expect((await fetch(`${third.address}/health/live`)).status).toBe(200);
});

it('says where it is, how to get in and how to set up; the second start is quick and keeps the data', async () => {
  const port = await freePort();
  const first = await started(port);
  expect(first.out()).toContain(`${first.address}/anmelden`);
  const link = /\/einrichten#([\w-]+)/.exec(first.out());
  const browser = new Browser(first.address);
  const setup = { name: 'Erika', email: 'e@example.org', password: 'ein langes passwort', code: link?.[1] };
  expect((await browser.post('/api/setup', setup)).status).toBe(200);
  await kill(first.child, 'SIGTERM');

  const before = performance.now();
  const second = await started(port);
  expect(performance.now() - before).toBeLessThan(10_000);
  expect(second.out()).not.toContain('/einrichten');
  expect(second.out()).not.toContain('Erster Start');
  expect((await browser.session()).email).toBe('e@example.org');
});

it.each(['SIGTERM', 'SIGINT'] as const)('%s closes sockets with 1012 and ends with 0', async (signal) => {
  const program = await started(await freePort());
  const browser = new Browser(program.address);
  await browser.enter('p37');
  const tab = browser.tab();
  const { doc, provider } = tab.open('proposal:M1-01');
  await until('sync', () => provider.synced);
  doc.getXmlFragment('section.ziel').push([new Y.XmlElement('paragraph')]);
  program.child.kill(signal);
  expect(await program.ended).toBe(0);
  await until('the close', () => tab.closes.some((close) => close.code === 1012));
  browser.close();
});

it('the log holds no cookie, no query and no whole address, not even when it tells most', async () => {
  const program = await started(await freePort(), { LOG_LEVEL: 'trace' });
  const browser = new Browser(program.address);
  await browser.enter('p37');
  await browser.ask('/api/search?q=Vertrauliches');
  await browser.ask('/api/auth/mail-link/confirm', { method: 'POST', body: { token: 'streng-geheim' } });
  await until('the last request is logged', () => program.out().includes('/api/auth/mail-link/confirm'));
  await kill(program.child, 'SIGTERM');
  const [id = '', secret = ''] = (browser.cookie ?? '').replace('geflecht_session=', '').split('.');
  const log = program.out().slice(program.out().indexOf('Strg+C'));
  expect(log).toContain('/api/search');
  expect(log).toContain('"from":"127.0.0.0"');
  for (const word of [id, secret, 'Vertrauliches', 'streng-geheim', '"127.0.0.1'])
    expect(log).not.toContain(word);
});

const isLong = process.env['GEFLECHT_TEST_LONG'] === '1';
const KILLS = isLong ? 100 : 4;
/** Acknowledged words before each kill; a few more from round to round, so that the moments differ. */
const WORDS = isLong ? 100 : 10;

it(`${KILLS} kills lose nothing that was acknowledged`, { timeout: isLong ? 900_000 : 60_000 }, async () => {
  const port = await freePort();
  const document = 'proposal:M1-01';
  /** Every word that the server has acknowledged. */
  const acknowledged: string[] = [];
  let written = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const program = await started(port);
    const browser = new Browser(program.address);
    await browser.enter('p37');
    const tab = browser.tab();
    const { doc, provider } = tab.open(document);
    await until('sync', () => provider.synced && !provider.hasUnsyncedChanges, 10_000);
    const text = firstWords(doc);
    const missing = acknowledged.filter((word) => !text.toJSON().includes(word));
    expect(missing, `round ${round}`).toEqual([]);

    const waiting: string[] = [];
    provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      // Acknowledgements come in the order of the changes; `number` are still out.
      while (waiting.length > number) acknowledged.push(waiting.shift() ?? '');
    });
    const target = acknowledged.length + WORDS + ((round * 7) % 20);
    await until(
      'enough acknowledged',
      () => {
        for (let burst = 0; burst < 5; burst += 1) {
          const word = `<${written}>`;
          written += 1;
          waiting.push(word);
          text.insert(text.length, word);
        }
        return acknowledged.length >= target;
      },
      20_000,
    );
    await kill(program.child, 'SIGKILL');
    browser.close();
    provider.destroy();
  }
  const program = await started(port);
  const browser = new Browser(program.address);
  await browser.enter('p37');
  const { doc, provider } = browser.tab().open(document);
  await until('sync', () => provider.synced, 10_000);
  const words = firstWords(doc).toJSON();
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * WORDS);
  expect(acknowledged.filter((word) => !words.includes(word))).toEqual([]);
  browser.close();
});
