import { type Refusal, SMART_FIELDS } from '@geflecht/domain';

import { catalogueOf } from './catalogue.ts';
import { formatList, formatNumber } from './format.ts';
import type { Language } from './language.ts';

/** What to tell a person about a refusal; more exact than the general sentence where the details allow it. */
export function refusalText(language: Language, refusal: Refusal): string {
  const { errors, errorDetails, words } = catalogueOf(language);
  const missing = refusal.details?.['missing'];
  const limit = refusal.details?.['limit'];
  if (refusal.code === 'guard_smart' && Array.isArray(missing)) {
    const fields = SMART_FIELDS.filter((field) => missing.includes(field)).map((field) => words.smart[field]);
    return errorDetails.smartMissing(formatList(language, fields));
  }
  if (refusal.code === 'guard_statements' && typeof missing === 'number') {
    return errorDetails.statementsMissing(missing);
  }
  if (refusal.code === 'text_too_long' && typeof limit === 'number') {
    return errorDetails.textTooLong(formatNumber(language, limit));
  }
  return errors[refusal.code];
}
