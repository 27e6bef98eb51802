import { delimiter } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { childEnvironment } from './environment.mjs';
import { runtimeBin } from './paths.mjs';

beforeEach(() => {
  vi.stubEnv('npm_lifecycle_event', 'start');
  vi.stubEnv('npm_config_prefix', '/usr');
  vi.stubEnv('npm_config_registry', 'https://registry.example.org');
  vi.stubEnv('NPM_CONFIG_CACHE', '/var/cache/npm');
  vi.stubEnv('PORT', '3001');
  vi.stubEnv('PATH', '/usr/bin');
});
afterEach(() => vi.unstubAllEnvs());

test('what npm adds for itself is left out', () => {
  expect(childEnvironment()).not.toHaveProperty('npm_lifecycle_event');
  expect(childEnvironment()).not.toHaveProperty('npm_config_prefix');
});

test('what leads to the registry stays, and so does everything else', () => {
  expect(childEnvironment()).toMatchObject({
    npm_config_registry: 'https://registry.example.org',
    NPM_CONFIG_CACHE: '/var/cache/npm',
    PORT: '3001',
  });
});

test('our own Node comes before the host’s', () => {
  const path = childEnvironment().PATH?.split(delimiter);
  expect(path?.at(0)).toBe(runtimeBin);
  expect(path?.at(-1)).toBe('/usr/bin');
});

test('a command’s own settings win', () => {
  expect(childEnvironment({ PORT: '4000' })).toMatchObject({ PORT: '4000' });
});
