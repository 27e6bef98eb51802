import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { type NewAccessToken, PLAIN_SOCKET_PATH, SOCKET_PATH } from '@geflecht/contract';
import { freePort } from '@geflecht/testkit/services';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { Browser } from './testbed/browser.ts';
import { firstWords } from './testbed/first-words.ts';
import { createPrograms, kill, type Program, type Programs } from './testbed/program.ts';
import { until } from './testbed/until.ts';

// Each test starts whole processes; how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 60_000 });

let programs: Programs;
beforeEach(() => {
  programs = createPrograms();
});
afterEach(async () => await programs[Symbol.asyncDispose]());

it('a variable that cannot be used ends the start with one line that gives no password away', async () => {
  const program = programs.run({ PORT: '0', DATABASE_URL: 'mysql://root:geheim@x/y' });
  expect(await program.ended).toBe(1);
  expect(program.out()).toContain('Geflecht: DATABASE_URL=…: erwartet / expected:');
  expect(program.out().trim().split('\n')).toHaveLength(1);
  expect(program.out()).not.toContain('geheim');
});

it('a port in use is said in one line', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const program = programs.run({ PORT: String(port) });
  expect(await program.ended).toBe(1);
  expect(program.out()).toContain(`Der Port ist schon belegt`);
  expect(program.out().trim().split('\n')).toHaveLength(1);
  await new Promise((resolve) => other.close(resolve));
});

it('a second process does not touch the same data, and a crash leaves no lock behind', async () => {
  const first = await programs.started(await freePort());
  const second = programs.run({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.out()).toContain('wird schon von einem anderen Geflecht benutzt');
  await kill(first.child, 'SIGKILL');
  const third = await programs.started(await freePort());
  expect((await fetch(`${third.address}/health/live`)).status).toBe(200);
});

it('says where it is, how to get in and how to set up; the second start is quick and keeps the data', async () => {
  const port = await freePort();
  const first = await programs.started(port);
  expect(first.out()).toContain(`${first.address}/anmelden`);
  const link = /\/einrichten#([\w-]+)/.exec(first.out());
  const browser = new Browser(first.address);
  const setup = { name: 'Erika', email: 'e@example.org', password: 'ein langes passwort', code: link?.[1] };
  expect((await browser.post('/api/setup', setup)).status).toBe(200);
  await kill(first.child, 'SIGTERM');

  const before = performance.now();
  const second = await programs.started(port);
  expect(performance.now() - before).toBeLessThan(10_000);
  expect(second.out()).not.toContain('/einrichten');
  expect(second.out()).not.toContain('Erster Start');
  expect((await browser.session()).email).toBe('e@example.org');
});

it('behind a proxy it says where it listens, and leads people to the public address', async () => {
  const publicUrl = 'https://geflecht.example.org';
  const program = await programs.started(await freePort(), { GEFLECHT_PUBLIC_URL: publicUrl });
  expect(program.out()).toContain(`is running: ${program.address}\n`);
  expect(program.out()).toContain(`${publicUrl}/anmelden`);
  expect(program.out()).toContain(`${publicUrl}/einrichten#`);
  expect(program.out()).not.toContain(`${program.address}/`);
});

it.each(['SIGTERM', 'SIGINT'] as const)('%s closes sockets with 1012 and ends with 0', async (signal) => {
  const program = await programs.started(await freePort(), { LOG_LEVEL: 'info' });
  const browser = new Browser(program.address);
  await browser.enter('p37');
  const tab = browser.tab();
  const { doc, provider } = tab.open('proposal:M1-01');
  await until('sync', () => provider.synced);
  doc.getXmlFragment('section.ziel').push([new Y.XmlElement('paragraph')]);
  program.child.kill(signal);
  expect(await program.ended).toBe(0);
  // A disk that was slow for a moment may be told of in between.
  expect(said(program).filter((line) => line.startsWith('stopp'))).toEqual([
    'stopping',
    'stopped, all stored',
  ]);
  await until('the close', () => tab.closes.some((close) => close.code === 1012));
  browser.close();
});

it('told to end while the disk is busy: not ready at once, takes nothing new, stores what it has, ends with 0', async () => {
  const program = await programs.started(await freePort());
  const browser = new Browser(program.address);
  await browser.enter('p37');
  const { doc, provider } = browser.tab().open('proposal:M1-01');
  await until('sync', () => provider.synced && !provider.hasUnsyncedChanges);
  const other = new Database(join(programs.dataDir, 'geflecht.sqlite'));
  other.exec('begin immediate');
  doc.getXmlFragment('section.ziel').push([new Y.XmlElement('paragraph')]);
  await until(
    'the update waits for the disk',
    async () => (await figure(browser, 'geflecht_unflushed_updates')) > 0,
  );
  program.child.kill('SIGTERM');
  await until(
    'the process no longer calls itself ready',
    async () => (await browser.ask<{ stopping: boolean }>('/health/ready')).body.stopping,
  );
  expect((await browser.ask('/health/ready')).status).toBe(503);
  expect((await browser.ask('/health/live')).status).toBe(200);
  expect(await browser.refusal('/api/session')).toEqual({ status: 503, code: 'shutting_down' });
  expect(provider.hasUnsyncedChanges).toBe(true);
  other.exec('rollback');
  other.close();
  expect(await program.ended).toBe(0);
  browser.close();
});

it('told to end while the disk stays busy: ends within its time, says how much is lost, and not with 0', async () => {
  const program = await programs.started(await freePort());
  const browser = new Browser(program.address);
  await browser.enter('p37');
  const { doc, provider } = browser.tab().open('proposal:M1-01');
  await until('sync', () => provider.synced && !provider.hasUnsyncedChanges);
  const other = new Database(join(programs.dataDir, 'geflecht.sqlite'));
  other.exec('begin immediate');
  doc.getXmlFragment('section.ziel').push([new Y.XmlElement('paragraph')]);
  await until(
    'the update waits for the disk',
    async () => (await figure(browser, 'geflecht_unflushed_updates')) > 0,
  );
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(1);
  // On a machine that is busy itself the time may be over before the changes are counted.
  expect(program.out()).toMatch(
    /Änderungen konnten nicht gespeichert werden|nicht gespeichert war, ist verloren/,
  );
  other.close();
  browser.close();
});

it('told to end: a socket that does not answer holds up nothing', async () => {
  const program = await programs.started(await freePort());
  const browser = new Browser(program.address);
  await browser.enter('p37');
  const { cookie = '', origin } = browser;
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${SOCKET_PATH}`, {
    headers: { cookie, origin },
  });
  await once(socket, 'open');
  socket.pause();
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  socket.terminate();
});

/** What its log says, oldest first. */
function said(program: Program): string[] {
  const lines = program.out().split('\n');
  return lines
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
}

async function figure(browser: Browser, name: string): Promise<number> {
  const { body } = await browser.ask<string>('/metrics');
  return Number(
    body
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );
}

it('the log holds no cookie, no query and no whole address, not even when it tells most', async () => {
  const program = await programs.started(await freePort(), { LOG_LEVEL: 'trace' });
  const browser = new Browser(program.address);
  await browser.enter('p37');
  await browser.ask('/api/search?q=Vertrauliches');
  const { body } = await browser.post<NewAccessToken>('/api/tokens', { name: 'x', scope: 'read', days: 7 });
  const key = body.secret;
  for (const token of [key, key.slice(0, -1)]) {
    const plain = new WebSocket(
      `${program.address.replace('http', 'ws')}${PLAIN_SOCKET_PATH}board:klima-energie?token=${token}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    plain.once('open', () => plain.terminate());
    await once(plain, 'close');
    await browser.ask(`${PLAIN_SOCKET_PATH}board:klima-energie?token=${token}`);
    await browser.ask(`/api/tokens?token=${token}`, { headers: { authorization: `Bearer ${token}` } });
  }
  await browser.ask('/api/auth/mail-link/confirm', { method: 'POST', body: { token: 'streng-geheim' } });
  await until('the last request is logged', () => program.out().includes('/api/auth/mail-link/confirm'));
  await kill(program.child, 'SIGTERM');
  const [id = '', secret = ''] = (browser.cookie ?? '').replace('geflecht_session=', '').split('.');
  const log = program.out().slice(program.out().indexOf('Strg+C'));
  expect(log).toContain('/api/search');
  expect(log).toContain('"from":"127.0.0.0"');
  for (const word of [id, secret, key.slice(-32, -1), 'Vertrauliches', 'streng-geheim', '"127.0.0.1'])
    expect(log).not.toContain(word);
});

const isLong = process.env['GEFLECHT_TEST_LONG'] === '1';
const KILLS = isLong ? 100 : 2;
/** Acknowledged words before each kill; a few more from round to round, so that the moments differ. */
const WORDS = isLong ? 100 : 10;

it(`${KILLS} kills lose nothing that was acknowledged`, { timeout: isLong ? 900_000 : 60_000 }, async () => {
  const port = await freePort();
  const document = 'proposal:M1-01';
  /** Every word that the server has acknowledged. */
  const acknowledged: string[] = [];
  let written = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const program = await programs.started(port);
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
  const program = await programs.started(port);
  const browser = new Browser(program.address);
  await browser.enter('p37');
  const { doc, provider } = browser.tab().open(document);
  await until('sync', () => provider.synced, 10_000);
  const words = firstWords(doc).toJSON();
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * WORDS);
  expect(acknowledged.filter((word) => !words.includes(word))).toEqual([]);
  browser.close();
});
