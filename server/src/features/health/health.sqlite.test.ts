import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';

import { SOCKET_PATH } from '@geflecht/contract';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { firstWords } from '../../testbed/first-words.ts';
import { type Product, startProduct } from '../../testbed/product.ts';
import { until } from '../../testbed/until.ts';
import { createReadiness, type Readiness, type Signs } from './readiness.ts';

const TOKEN = 'ein-langes-zeichen-42';

let product: Product;
let clock = new Date('2027-05-19T17:00:00.000Z');

beforeAll(async () => {
  product = await startProduct({ now: () => clock, metricsToken: TOKEN });
});
afterAll(async () => await product[Symbol.asyncDispose]());

function later(): void {
  clock = new Date(clock.getTime() + 5000);
}

async function ready(): Promise<{ status: number; body: Readiness }> {
  const { status, body } = await product.browser().ask<Readiness>('/health/ready');
  return { status, body };
}

async function writtenAt(): Promise<string | undefined> {
  const { value } = await product.context.storage.db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'written_at')
    .executeTakeFirstOrThrow();
  return value;
}

describe('/health/ready', () => {
  it('says that everything works, after a write to the database', async () => {
    expect(await ready()).toEqual({
      status: 200,
      body: {
        status: 'ready',
        database: 'writable',
        log: 'writable',
        disk: 'enough',
        nodes: 'alone',
        stopping: false,
      },
    });
    expect(await writtenAt()).toBe(clock.toISOString());
  });

  it('writes at most once a second, however many ask', async () => {
    later();
    await Promise.all(Array.from({ length: 20 }, ready));
    const first = clock.toISOString();
    clock = new Date(clock.getTime() + 999);
    await ready();
    expect(await writtenAt()).toBe(first);
    clock = new Date(clock.getTime() + 1);
    await ready();
    expect(await writtenAt()).toBe(clock.toISOString());
  });

  it('is refused by a database that takes no write, and comes back by itself', async () => {
    const other = new Database(join(product.dataDir, 'geflecht.sqlite'));
    other.exec('begin immediate');
    later();
    expect(await ready()).toMatchObject({
      status: 503,
      body: { status: 'not_ready', database: 'failing', log: 'failing' },
    });
    expect((await product.browser().ask('/health/live')).status).toBe(200);
    other.exec('rollback');
    other.close();
    later();
    expect(await ready()).toMatchObject({ status: 200, body: { database: 'writable', log: 'writable' } });
  });
});

describe('readiness', () => {
  const fine: Signs = {
    log: () => 'writable',
    nodes: () => 'alone',
    isStopping: () => false,
  };
  const of = async (signs: Partial<Signs>, dataDir: string | null = product.dataDir) =>
    await createReadiness({
      storage: product.context.storage,
      dataDir,
      now: () => clock,
      signs: { ...fine, ...signs },
    })();

  it('is lost when live documents cannot be stored', async () => {
    expect(await of({ log: () => 'failing' })).toMatchObject({ status: 'not_ready', log: 'failing' });
  });

  it('is lost with the first word of stopping', async () => {
    expect(await of({ isStopping: () => true })).toMatchObject({ status: 'not_ready', stopping: true });
  });

  it('is kept when nodes do not hear each other: they still serve their people', async () => {
    expect(await of({ nodes: () => 'down' })).toMatchObject({ status: 'ready', nodes: 'down' });
  });

  it('is lost without a place to write to, unless the database is elsewhere', async () => {
    expect(await of({}, join(product.dataDir, 'gone'))).toMatchObject({ status: 'not_ready', disk: 'low' });
    expect(await of({}, null)).toMatchObject({ status: 'ready', disk: 'elsewhere' });
  });
});

describe('/metrics', () => {
  const text = async (): Promise<string> => {
    const { status, body, headers } = await product.browser().ask<string>('/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('version=0.0.4');
    expect(headers.get('cache-control')).toBe('no-store');
    return body;
  };
  const value = (figures: string, series: string): number => {
    const line = figures.split('\n').find((each) => each.startsWith(`${series} `));
    if (line === undefined) throw new Error(`There is no ${series}.`);
    return Number(line.slice(series.length));
  };

  it('is text that Prometheus reads: every series is explained, typed, and there once', async () => {
    const lines = (await text()).split('\n').filter((line) => line !== '');
    const typed = lines.flatMap((line) => /^# TYPE (\S+) (?:counter|gauge|histogram)$/.exec(line)?.[1] ?? []);
    expect(new Set(typed).size).toBe(typed.length);
    const samples = lines.filter((line) => !line.startsWith('#'));
    const sample = /^([a-z_]+)(\{(?:[a-z_]+="[^"\\]*",?)+\})? (?:[-+]?[\d.e+-]+|NaN|\+Inf)$/;
    expect(samples.filter((line) => !sample.test(line))).toEqual([]);
    const series = samples.map((line) => line.slice(0, line.lastIndexOf(' ')));
    expect(new Set(series).size).toBe(series.length);
    const families = series.map((each) => each.replace(/\{.*$/, '').replace(/_(?:bucket|sum|count)$/, ''));
    expect(families.filter((family) => !typed.includes(family))).toEqual([]);
    expect(typed).toEqual(
      expect.arrayContaining([
        'geflecht_ack_seconds',
        'geflecht_commit_seconds',
        'geflecht_loop_lag_seconds',
        'geflecht_unflushed_updates',
        'geflecht_unflushed_bytes',
        'geflecht_rejected_frames_total',
        'geflecht_dropped_readers_total',
        'geflecht_contained_failures_total',
        'geflecht_documents',
        'geflecht_connections',
        'geflecht_http_seconds',
        'process_cpu_seconds_total',
        'process_resident_memory_bytes',
        'nodejs_heap_size_used_bytes',
      ]),
    );
  });

  it('counts answers by route and class of status, never by address', async () => {
    const browser = product.browser();
    await browser.ask('/api/proposals/secret-1');
    await browser.ask('/api/proposals/secret-2');
    await browser.ask('/nowhere/secret-3.txt');
    const figures = await text();
    expect(value(figures, 'geflecht_http_seconds_count{route="GET /api/proposals/:id",status="4xx"}')).toBe(
      2,
    );
    expect(figures).not.toContain('secret');
  });

  it('counts what happens to live documents', async () => {
    const browser = await product.as('p37');
    const { doc, provider } = browser.tab().open('proposal:M1-01');
    await until('sync', () => provider.synced && !provider.hasUnsyncedChanges);
    const before = value(await text(), 'geflecht_ack_seconds_count');
    firstWords(doc).insert(0, 'Ein Wort');
    await until('the acknowledgement', () => !provider.hasUnsyncedChanges);
    const figures = await text();
    expect(value(figures, 'geflecht_ack_seconds_count')).toBe(before + 1);
    expect(value(figures, 'geflecht_documents')).toBe(1);
    expect(value(figures, 'geflecht_connections')).toBe(1);
    expect(value(figures, 'geflecht_unflushed_updates')).toBe(0);
    expect(value(figures, 'geflecht_unflushed_bytes')).toBe(0);
    expect(value(figures, 'geflecht_log_writable')).toBe(1);
    expect(value(figures, 'geflecht_committed_updates_total')).toBeGreaterThan(0);
    expect(value(figures, 'geflecht_commit_seconds_count')).toBeGreaterThan(0);
    browser.close();
    await until('the socket is gone', async () => value(await text(), 'geflecht_connections') === 0);
  });

  it('counts frames that were turned away by their cause', async () => {
    const { cookie = '', origin } = await product.as('p37');
    const socket = new WebSocket(`${origin.replace('http', 'ws')}${SOCKET_PATH}`, {
      headers: { cookie, origin },
    });
    socket.once('open', () => socket.send(Uint8Array.of(255)));
    await once(socket, 'close');
    expect(value(await text(), 'geflecht_rejected_frames_total{cause="bad_frame"}')).toBe(1);
  });

  it('tells every cause of a refused frame before the first one comes', async () => {
    expect(value(await text(), 'geflecht_rejected_frames_total{cause="undecodable"}')).toBe(0);
  });

  it('is read with the token from anywhere, and without it from this machine alone', async () => {
    const browser = product.browser();
    const forwarded = { 'x-forwarded-for': '192.0.2.7' };
    const status = async (headers: Record<string, string>) =>
      (await browser.ask('/metrics', { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status(forwarded)).toBe(403);
    expect(await status({ ...forwarded, authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status({ ...forwarded, authorization: `Bearer ${TOKEN}x` })).toBe(403);
    expect(await status({ ...forwarded, authorization: `Basic ${TOKEN}` })).toBe(403);
    for (const header of ['forwarded', 'x-real-ip', 'via'])
      expect(await status({ [header]: 'x' }), header).toBe(403);
  });

  it('is not given to a page that calls this machine by a name of its own', async () => {
    const { hostname, port } = new URL(product.address);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: `rebound.example:${port}` };
      httpRequest({ hostname, port, path: '/metrics', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

describe('what everybody may ask', () => {
  it.each(['/health/live', '/health/ready'])(
    '%s names no folder, address, version or person',
    async (path) => {
      later();
      const { body, headers } = await product.browser().ask(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(JSON.stringify(body)).toMatch(/^\{("[a-z]+":("[a-z_]+"|true|false),?)+\}$/);
    },
  );
});
