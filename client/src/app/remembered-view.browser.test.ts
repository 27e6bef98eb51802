import { beforeEach, expect, test } from 'vitest';

import { recallView, rememberView } from './trail.ts';

interface Camera {
  readonly x: number;
  readonly zoom: number;
}

function isCamera(value: unknown): value is Camera {
  return typeof value === 'object' && value !== null && typeof (value as Camera).zoom === 'number';
}

beforeEach(() => sessionStorage.clear());

test('a view comes back as it was left', () => {
  rememberView('board:klima', { x: 12, zoom: 0.5 });
  expect(recallView('board:klima', isCamera)).toEqual({ x: 12, zoom: 0.5 });
});

test('a view never seen, and one in an older form, are absent', () => {
  expect(recallView('board:never', isCamera)).toBeNull();
  rememberView('board:old', { scale: 2 });
  expect(recallView('board:old', isCamera)).toBeNull();
});
