import type { DocumentVersion } from '@geflecht/domain';

import { catalogueOf } from './catalogue.ts';
import { formatDateTime } from './format.ts';
import type { Language } from './language.ts';

/** How a version is called after the word for it: by its name, else by its day and time. */
export function versionLabel(language: Language, { name, at }: Pick<DocumentVersion, 'name' | 'at'>): string {
  const { named, from } = catalogueOf(language).versions;
  // The name of a version of a hidden proposal is kept back.
  return name === null || name === '' ? from(formatDateTime(language, at)) : named(name);
}
