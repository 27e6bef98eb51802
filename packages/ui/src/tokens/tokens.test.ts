/// <reference types="node" />
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { contrastCss, tokensCss } from './css.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const written = read('tokens.css');

test('the style sheets say what the TypeScript values say', () => {
  expect(written).toBe(tokensCss());
  expect(read('tokens-contrast.css')).toBe(contrastCss());
});

test('an explicit theme wins over the system', () => {
  expect(written).toContain(':root:not([data-theme])');
  expect(written.indexOf("[data-theme='dark']")).toBeLessThan(written.indexOf('prefers-color-scheme'));
});

test('no movement when the reader asks for none', () => {
  const reduced = written.slice(written.indexOf('prefers-reduced-motion'));
  expect(reduced).toContain('--motion-feedback: 0ms');
  expect(reduced).toContain('--motion-place: 0ms');
});
