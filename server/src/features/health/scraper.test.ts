import { expect, it } from 'vitest';

import { mayScrape } from './scraper.ts';

const TOKEN = 'ein-langes-zeichen-42';

function asked(remoteAddress: string | undefined, headers: Record<string, string> = {}) {
  return {
    socket: { remoteAddress },
    headers: { host: 'localhost:3000', ...headers },
  } as unknown as Parameters<typeof mayScrape>[0];
}

it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(mayScrape(asked(address), null)).toBe(true);
});

it.each(['10.0.0.1', '192.0.2.127', '::ffff:10.127.0.1', '::', 'fe80::1', '1::1', undefined])(
  '%s is another one, and needs the token',
  (address) => {
    expect(mayScrape(asked(address), null)).toBe(false);
    expect(mayScrape(asked(address), TOKEN)).toBe(false);
    expect(mayScrape(asked(address, { authorization: `Bearer ${TOKEN}` }), TOKEN)).toBe(true);
    expect(mayScrape(asked(address, { authorization: `bearer ${TOKEN}` }), TOKEN)).toBe(true);
  },
);

it.each(['', 'Bearer', 'Bearer ', 'Bearer null', 'Bearer undefined', `Token ${TOKEN}`])(
  '%j opens nothing',
  (authorization) => {
    expect(mayScrape(asked('10.0.0.1', { authorization }), TOKEN)).toBe(false);
    expect(mayScrape(asked('10.0.0.1', { authorization }), null)).toBe(false);
  },
);
