import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';

import { clientAddress } from './client-address.ts';

const FORWARDED = [
  undefined,
  '',
  '203.0.113.7',
  '203.0.113.7, 198.51.100.2',
  ' 203.0.113.7 ,198.51.100.2, 192.0.2.9 ',
  'unknown, , 198.51.100.2',
];

describe('the address of a client', () => {
  it.each([0, 1, 2, 3])('is the one Fastify finds behind %i proxies', async (trustedProxies) => {
    const app = Fastify({ trustProxy: (_address, hop) => hop < trustedProxies });
    app.get('/', (request) => ({ fastify: request.ip, ours: clientAddress(request.raw, trustedProxies) }));
    for (const forwarded of FORWARDED) {
      const answer = await app.inject({
        url: '/',
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      });
      const { fastify, ours } = answer.json<{ fastify: string; ours: string }>();
      expect(ours, String(forwarded)).toBe(fastify);
    }
    await app.close();
  });
});
