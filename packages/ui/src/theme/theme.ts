import type { Appearance } from '../tokens/colors.ts';

/** What a person chose; `system` follows the device. */
export type Theme = 'light' | 'dark' | 'system';

const storageKey = 'geflecht.theme';
const isTheme = (value: unknown): value is Theme =>
  value === 'light' || value === 'dark' || value === 'system';

/**
 * Storage can be refused (private mode, a policy of the council's laptop); the choice then lasts
 * as long as the page.
 */
function storage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** The remembered choice, `system` when there is none. */
export function readTheme(): Theme {
  try {
    const stored: unknown = storage()?.getItem(storageKey);
    return isTheme(stored) ? stored : 'system';
  } catch {
    return 'system';
  }
}

const listeners = new Set<() => void>();
let current: Theme | null = null;

/** The choice in force in this page. */
export function currentTheme(): Theme {
  current ??= readTheme();
  return current;
}

/** Shows a theme at once and remembers it. Call it once before the first render. */
export function applyTheme(theme: Theme = readTheme()): void {
  current = theme;
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') storage()?.removeItem(storageKey);
    else storage()?.setItem(storageKey, theme);
  } catch {
    // A full or refused storage must not keep anyone from reading in the dark.
  }
  for (const listener of listeners) listener();
}

/** What is really on the screen: the choice, the device and its wish for contrast together. */
export function currentAppearance(): Appearance {
  const theme = currentTheme();
  const isDark =
    theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const base = isDark ? 'dark' : 'light';
  return matchMedia('(prefers-contrast: more)').matches ? `${base}-contrast` : base;
}

/** Calls back when choice or device change; returns the way to stop. */
export function onAppearanceChange(listener: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((q) => matchMedia(q));
  listeners.add(listener);
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    for (const query of queries) query.removeEventListener('change', listener);
  };
}
