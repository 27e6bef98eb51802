import { act, useEffect } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { render } from '../testing/render.tsx';
import { applyTheme, currentTheme, readTheme } from './theme.ts';
import { useTheme } from './use-theme.ts';

beforeEach(() => {
  localStorage.clear();
  applyTheme('system');
});
afterEach(() => vi.restoreAllMocks());

test('a choice is shown at once and remembered', () => {
  applyTheme('dark');
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(readTheme()).toBe('dark');
});

test('going back to the device leaves no trace', () => {
  applyTheme('dark');
  applyTheme('system');
  expect(document.documentElement.dataset['theme']).toBeUndefined();
  expect(localStorage).toHaveLength(0);
});

test('nonsense in the storage counts as no choice', () => {
  localStorage.setItem('geflecht.theme', 'plaid');
  expect(readTheme()).toBe('system');
});

test('a storage that refuses keeps nobody from reading in the dark', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  applyTheme('dark');
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(currentTheme()).toBe('dark');
  expect(readTheme()).toBe('system');
});

test('components follow the choice', () => {
  const seen: string[] = [];
  function Probe() {
    const { theme, appearance } = useTheme();
    useEffect(() => void seen.push(`${theme}/${appearance}`), [theme, appearance]);
    return null;
  }
  const { unmount } = render(<Probe />);
  act(() => applyTheme('dark'));
  act(() => applyTheme('light'));
  unmount();
  expect(seen).toEqual(['system/light', 'dark/dark', 'light/light']);
});
