import { expect, test } from 'vitest';

import { findDrift, pins } from './pins.mjs';

const spec = `pnpm@${pins.pnpm.version}`;

test('the pinned hash is accepted', () => {
  expect(
    findDrift({
      '': {},
      'node_modules/pnpm': { version: pins.pnpm.version, integrity: pins.integrity[spec] ?? '' },
    }),
  ).toBeUndefined();
});

test('another hash for the same version is refused', () => {
  expect(findDrift({ 'node_modules/pnpm': { version: pins.pnpm.version, integrity: 'sha512-other' } })).toBe(
    spec,
  );
});

test('a package without a hash is refused', () => {
  expect(findDrift({ 'node_modules/pnpm': { version: pins.pnpm.version } })).toBe(spec);
});
