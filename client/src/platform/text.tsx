import { type Catalogue, catalogueOf, type Language, LANGUAGES } from '@geflecht/i18n';
import { useSyncExternalStore } from 'react';

import { readStored, writeStored } from './stored.ts';

/** Same key as in `public/appearance.js`, which sets `<html lang>` before the first paint. */
const KEY = 'geflecht.language';

const listeners = new Set<() => void>();
let language: Language = initialLanguage();

function initialLanguage(): Language {
  const stored = readStored(KEY);
  return LANGUAGES.find((candidate) => candidate === stored) ?? 'de';
}

/** The language chosen on this device; German until somebody chooses. */
function currentLanguage(): Language {
  return language;
}

/** The catalogue outside of React, for errors. Components use `useText`. */
export function currentText(): Catalogue {
  return catalogueOf(language);
}

/** Switches every open screen of this tab and remembers the choice on this device. */
export function chooseLanguage(next: Language): void {
  language = next;
  writeStored(KEY, next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chosen language; re-renders when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** All words of the product in the chosen language. */
export function useText(): Catalogue {
  return catalogueOf(useLanguage());
}
