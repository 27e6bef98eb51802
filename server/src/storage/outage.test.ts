import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { openStorage, StorageUnavailable } from './index.ts';
import { isPostgresOutage } from './postgres/outage.ts';
import { isSqliteOutage } from './sqlite/outage.ts';

function withCode(code: string, message = ''): Error {
  return Object.assign(new Error(message), { code });
}

it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_READONLY', 'SQLITE_CORRUPT'])(
  'takes %s for an outage',
  (code) => {
    expect(isSqliteOutage(withCode(code))).toBe(true);
  },
);

it.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', 'SQLITE_MISUSE', 'SQLITE_BUSYBODY'])(
  'takes %s for a bug',
  (code) => {
    expect(isSqliteOutage(withCode(code))).toBe(false);
  },
);

it.each(['ECONNREFUSED', '57P01', '08006', '53300', '40P01', '25006'])('takes %s for an outage', (code) => {
  expect(isPostgresOutage(withCode(code))).toBe(true);
});

it.each(['23505', '42P01', '22021', '42601'])('takes %s for a bug', (code) => {
  expect(isPostgresOutage(withCode(code))).toBe(false);
});

it('sees through the several attempts of one connection', () => {
  expect(isPostgresOutage(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true);
  expect(isPostgresOutage(new AggregateError([]))).toBe(false);
});

it('says which folder cannot be used', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'geflecht-outage-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await expect(openStorage({ dataDir: file })).rejects.toThrow(`The data folder ${file} cannot be used.`);
});

it('does not take a file of another kind for an empty database', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'geflecht-outage-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'geflecht.sqlite'),
    'no database at all, but long enough to be looked at'.repeat(9),
  );
  await expect(openStorage({ dataDir: folder })).rejects.toThrow(StorageUnavailable);
});

it('reports a server that nobody listens on', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const opening = openStorage({ databaseUrl: `postgres://nobody@127.0.0.1:${port}/nothing` });
  await expect(opening).rejects.toThrow(StorageUnavailable);
});
