import { type AddressInfo, createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';

import Fastify from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Storage } from '../../storage/index.ts';
import { emptySqlite, migrated, NOW } from '../../testbed/storage.ts';
import { createMailer } from './mailer.ts';
import { listMails } from './store.ts';

const MAIL = { to: 'ada@example.org', subject: 'Grüße', text: 'Ein Link: https://geflecht.example.org/#abc' };

let storage: Storage;
let server: Server;
let received: string[];
/** What the mail server answers to a recipient. */
let toRecipient: string;

beforeEach(async () => {
  storage = await migrated(emptySqlite());
  received = [];
  toRecipient = '250 ok';
  server = createServer((socket) => {
    let inData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test');
    createInterface(socket).on('line', (line) => {
      received.push(line);
      if (inData) {
        if (line !== '.') return;
        inData = false;
        say('250 taken');
      } else if (line.startsWith('RCPT')) say(toRecipient);
      else if (line === 'DATA') {
        inData = true;
        say('354 go on');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await storage.close();
});

function mailer(smtpUrl: string | null) {
  const logger = Fastify({ logger: { level: 'silent' } }).log;
  return createMailer({ smtpUrl, from: 'Geflecht <post@example.org>', storage, now: () => NOW, logger });
}

const address = () => `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;

it('hands the mail to the server and keeps no copy', async () => {
  const own = mailer(address());
  expect(own.configured).toBe(true);
  await own.send(MAIL);
  expect(received).toContain('RCPT TO:<ada@example.org>');
  expect(received).toContain('From: Geflecht <post@example.org>');
  expect(received.join('\n')).toContain(MAIL.text);
  expect(await listMails(storage.db)).toEqual([]);
  own.close();
});

it('lays it into the outbox when the server refuses', async () => {
  toRecipient = '550 no such mailbox';
  const own = mailer(address());
  await own.send(MAIL);
  expect(await listMails(storage.db)).toMatchObject([{ ...MAIL, createdAt: NOW.toISOString() }]);
  own.close();
});

it('without a server lays everything into the outbox, newest first, and keeps the newest two hundred', async () => {
  const own = mailer(null);
  expect(own.configured).toBe(false);
  for (let nr = 1; nr <= 203; nr += 1) await own.send({ ...MAIL, subject: `Nr. ${nr}` });
  const mails = await listMails(storage.db);
  expect(mails).toHaveLength(200);
  expect([mails[0]?.subject, mails.at(-1)?.subject]).toEqual(['Nr. 203', 'Nr. 4']);
});
