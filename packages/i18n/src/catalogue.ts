import * as german from './de/index.ts';
import * as english from './en/index.ts';
import type { Language } from './language.ts';

/** All texts of the product, by feature; German decides which entries there are. */
export type Catalogue = typeof german;

const catalogues: Readonly<Record<Language, Catalogue>> = { de: german, en: english };

export function catalogueOf(language: Language): Catalogue {
  return catalogues[language];
}
