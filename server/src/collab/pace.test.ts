import { expect, it } from 'vitest';

import { cursorWindow, editWindow } from './pace.ts';

it('changes go out at once among few and are gathered for 50 ms at most', () => {
  expect(editWindow(1)).toBe(0);
  expect(editWindow(10)).toBe(0);
  expect(editWindow(11)).toBe(1);
  expect(editWindow(40)).toBe(12);
  expect(editWindow(100)).toBe(36);
  expect(editWindow(1000)).toBe(50);
});

it('cursors move as smoothly as there is room for', () => {
  expect(cursorWindow(2, 2)).toBe(15);
  expect(cursorWindow(100, 100)).toBe(15);
  expect(cursorWindow(40, 320)).toBe(33);
  expect(cursorWindow(125, 125)).toBe(50);
  expect(cursorWindow(100, 800)).toBe(50);
});
