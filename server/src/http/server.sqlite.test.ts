import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Product, startProduct } from '../testbed/product.ts';

let product: Product;
let client: string;

beforeAll(async () => {
  client = mkdtempSync(join(tmpdir(), 'geflecht-client-'));
  mkdirSync(join(client, 'assets'));
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>Geflecht</title>');
  writeFileSync(join(client, 'assets', 'app-1a2b3c.js'), 'export {};');
  writeFileSync(join(client, 'manifest.webmanifest'), '{}');
  product = await startProduct({ clientDirectory: client });
});
afterAll(async () => {
  await product[Symbol.asyncDispose]();
  rmSync(client, { recursive: true });
});

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

describe('every answer', () => {
  it.each(['/', '/api/session', '/api/nothing', '/assets/app-1a2b3c.js', '/vorschlag/M1-01'])(
    '%s carries the headers that keep the browser in',
    async (path) => {
      const { headers } = await product.browser().ask(path);
      expect(headers.get('content-security-policy')?.split(';')).toEqual(POLICY);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    },
  );
});

describe('the client', () => {
  it('is kept for ever by what its build named by content, and asked for anew otherwise', async () => {
    const browser = product.browser();
    const script = await browser.ask('/assets/app-1a2b3c.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/manifest.webmanifest']) {
      expect((await browser.ask(path)).headers.get('cache-control'), path).toBe('no-cache');
    }
  });

  it.each(['/', '/anmelden', '/m/klima-energie/tafel', '/vorschlag/M1-01', '/suche?q=Radweg'])(
    'answers its own address %s with the page',
    async (path) => {
      const { status, body } = await product.browser().ask<string>(path);
      expect([status, body]).toEqual([200, '<!doctype html><title>Geflecht</title>']);
    },
  );

  it.each([
    '/api',
    '/api/nothing',
    '/assets/gone.js',
    '/../package.json',
    '/health/none',
    '/favicon.ico',
    '/y',
    '/collab/x',
  ])('does not answer %s with the page', async (path) => {
    expect(await product.browser().refusal(path)).toEqual({ status: 404, code: 'unknown_route' });
  });

  it.each(['/collab', '/y/board:klima-energie', '/y/?token=gft_x'])(
    'answers %s without an upgrade with the word that it is missing, not with the page',
    async (path) => {
      const browser = product.browser();
      const { headers } = await browser.ask(path);
      expect(headers.get('upgrade')).toBe('websocket');
      expect(await browser.refusal(path)).toEqual({ status: 426, code: 'upgrade_required' });
      // What nginx makes of an upgrade by itself.
      const { hostname, port } = new URL(product.address);
      const lost = { upgrade: 'websocket', connection: 'close' };
      const sent = request({ hostname, port, path, headers: lost }).end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      answer.resume();
      expect(answer.statusCode).toBe(426);
    },
  );

  it('says what to do when it is not built', async () => {
    await using bare = await startProduct({ clientDirectory: join(client, 'nowhere') });
    const { status, body } = await bare.browser().ask<string>('/');
    expect(status).toBe(503);
    expect(body).toContain('npm start');
    expect((await bare.browser().ask('/health/live')).status).toBe(200);
  });
});

describe('a change', () => {
  const enter = { method: 'POST', body: { person: 'p01' } } as const;

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a subdomain', { origin: 'http://evil.127.0.0.1' }],
    ['a cross-site request that the browser marks', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site that the browser marks', { 'sec-fetch-site': 'same-site' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
  ])('is refused from %s', async (_, headers) => {
    const refused = await product.browser().refusal('/api/demo/enter', { ...enter, headers });
    expect(refused).toEqual({ status: 403, code: 'foreign_origin' });
  });

  it('is refused from what names no origin at all', async () => {
    const { hostname, port } = new URL(product.address);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ hostname, port, method: 'POST', path: '/api/demo/enter' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end('{"person":"p01"}');
    });
    expect(status).toBe(403);
  });

  it('is taken from our own page', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await product.browser().ask('/api/demo/enter', { ...enter, headers })).status).toBe(200);
  });
});

it.each([
  ['nobody can decode', '/api/proposals/%E0%A4%A'],
  ['is longer than any of ours', `/api/proposals/${'a'.repeat(3000)}`],
])('an address that %s is one of nothing, in the form of every refusal', async (_, path) => {
  expect(await product.browser().refusal(path)).toEqual({ status: 404, code: 'unknown_route' });
});

describe('a body', () => {
  const send = async (body: string, headers: Record<string, string> = {}) =>
    await product.browser().refusal('/api/demo/enter', { method: 'POST', body, headers });

  it('of broken JSON is refused in words', async () => {
    expect(await send('{"person":')).toEqual({ status: 400, code: 'malformed_json' });
    expect(await send('{"__proto__":{"x":1}}')).toEqual({ status: 400, code: 'malformed_json' });
    expect(await send('')).toEqual({ status: 400, code: 'malformed_json' });
  });

  it('of another kind is refused', async () => {
    expect(await send('<x/>', { 'content-type': 'text/xml' })).toEqual({
      status: 415,
      code: 'unsupported_media_type',
    });
  });

  it('beyond 64 KiB is refused', async () => {
    expect(await send(JSON.stringify({ person: 'x'.repeat(70_000) }))).toEqual({
      status: 413,
      code: 'payload_too_large',
    });
  });

  it('with a key nobody asked for is refused', async () => {
    expect((await send('{"person":"p01","offices":["kk"]}')).code).toBe('invalid_body');
  });
});
