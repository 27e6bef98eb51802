import type { AccessToken } from '@geflecht/domain';
import { catalogueOf, formatRelative, type Language } from '@geflecht/i18n';

const HOUR = 60 * 60 * 1000;

/** When a token was last used, no more exactly than the server knows it. */
export function lastUse(language: Language, { lastUsedAt }: AccessToken, now: Date): string {
  const { tokens } = catalogueOf(language);
  if (lastUsedAt === null) return tokens.neverUsed;
  if (now.getTime() - new Date(lastUsedAt).getTime() < HOUR) return tokens.usedLately;
  return tokens.used(formatRelative(language, lastUsedAt, now));
}
