import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { ConfigError, readConfig } from './config.ts';

it('needs nothing', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    databaseUrl: null,
    redisUrl: null,
    demo: null,
    publicUrl: null,
    smtpUrl: null,
    mailFrom: 'Geflecht <geflecht@localhost.localdomain>',
    logLevel: 'info',
    trustedProxies: 0,
    metricsToken: null,
  });
});

it('takes an empty variable as one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', GEFLECHT_DEMO: '' })).toEqual(readConfig({}));
});

it('reads what is set', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgres://a:b@db:5432/geflecht',
    GEFLECHT_DEMO: 'off',
    GEFLECHT_PUBLIC_URL: 'https://geflecht.example.org/',
    SMTP_URL: 'smtps://a:b@mail.example.org',
    MAIL_FROM: 'Geflecht <post@example.org>',
    GEFLECHT_PROXIES: '1',
  });
  expect(config).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    demo: 'off',
    publicUrl: 'https://geflecht.example.org',
    mailFrom: 'Geflecht <post@example.org>',
    trustedProxies: 1,
  });
});

it('sends no links into the world without knowing its own address', () => {
  expect(() => readConfig({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(/GEFLECHT_PUBLIC_URL/);
});

it('takes several nodes only where they share a database', () => {
  const url = 'redis://a:geheim@r:6379';
  expect(() => readConfig({ REDIS_URL: url })).toThrow(/^DATABASE_URL .+$/);
  expect(() => readConfig({ REDIS_URL: url })).not.toThrow(/geheim/);
  expect(readConfig({ REDIS_URL: url, DATABASE_URL: 'postgres://db/geflecht' }).redisUrl).toBe(url);
});

it.each([
  'MAIL_FROM=a\nb: c@d.e',
  'GEFLECHT_PROXIES=viele',
  'GEFLECHT_METRICS_TOKEN=kurz',
  'GEFLECHT_METRICS_TOKEN=sechzehn Zeichen und mehr',
  'GEFLECHT_PUBLIC_URL=ftp://x',
  'PORT=-1',
  'PORT=1e3',
])('refuses %s', (line) => {
  const [name = '', value] = line.split('=');
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
});

it.each([
  ['PORT', '70000', 'PORT="70000"'],
  ['PORT', 'drei', 'PORT="drei"'],
  ['HOST', 'a b', 'HOST="a b"'],
  ['DATABASE_URL', 'mysql://root:geheim@x/y', 'DATABASE_URL=…'],
  ['REDIS_URL', 'https://a:geheim@x', 'REDIS_URL=…'],
  ['GEFLECHT_DEMO', 'vielleicht', 'GEFLECHT_DEMO="vielleicht"'],
  ['GEFLECHT_PUBLIC_URL', 'https://x.example/pfad', 'GEFLECHT_PUBLIC_URL="https://x.example/pfad"'],
  ['SMTP_URL', 'mail.example', 'SMTP_URL=…'],
  ['LOG_LEVEL', 'laut', 'LOG_LEVEL="laut"'],
])('says of %s=%s in one line what is expected', (name, value, line) => {
  const reading = () => readConfig({ [name]: value });
  expect(reading).toThrow(ConfigError);
  expect(reading).toThrow(`${line}: erwartet / expected: `);
  expect(reading).toThrow(/^.+$/);
});
