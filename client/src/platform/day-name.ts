import { catalogueOf, formatDate, type Language } from '@geflecht/i18n';

import { dayInMunich } from './now.ts';

/** A calendar day (`YYYY-MM-DD`): „Heute", „Gestern", else its date. */
export function dayName(day: string, now: Date, language: Language): string {
  const { feed } = catalogueOf(language);
  if (day === dayInMunich(now)) return feed.today;
  if (day === dayInMunich(new Date(now.getTime() - 86_400_000))) return feed.yesterday;
  return formatDate(language, day, 'full');
}
