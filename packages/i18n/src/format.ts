import type { Timestamp } from '@geflecht/domain';

import { type Language, LOCALE } from './language.ts';

/** Everything happens in Munich, wherever the reader's device thinks it is. */
const TIME_ZONE = 'Europe/Berlin';

const DATE_STYLES = {
  /** 19.05.2027 */
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  /** 19. Mai 2027 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Mittwoch, 19. Mai 2027 */
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof DATE_STYLES;

// Building an Intl formatter costs about as much as hundreds of uses of it.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(
  language: Language,
  key: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const name = `${language} ${key}`;
  const known = formatters.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALE[language], { timeZone: TIME_ZONE, ...options });
  formatters.set(name, made);
  return made;
}

/** The day of a point in time in Munich; a calendar day (`YYYY-MM-DD`) is that day. */
export function formatDate(language: Language, when: Timestamp | Date, style: DateStyle = 'long'): string {
  return formatter(language, style, DATE_STYLES[style]).format(new Date(when));
}

/** Hours and minutes of a point in time in Munich, `18:30`. */
export function formatTime(language: Language, when: Timestamp | Date): string {
  return formatter(language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(when),
  );
}

/** Day and time, joined as the language does it. */
export function formatDateTime(language: Language, when: Timestamp | Date): string {
  const options = { ...DATE_STYLES.long, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return formatter(language, 'long time', options).format(new Date(when));
}

/** Seconds per unit, largest first. */
const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago, or how far ahead, in the largest whole unit: "vor 3 Stunden", "morgen", "jetzt" below a minute. */
export function formatRelative(language: Language, when: Timestamp | Date, now: Date): string {
  const seconds = (new Date(when).getTime() - now.getTime()) / 1000;
  const relative = new Intl.RelativeTimeFormat(LOCALE[language], { numeric: 'auto' });
  const fitting = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  if (fitting === undefined) return relative.format(0, 'second');
  const [unit, size] = fitting;
  return relative.format(Math.trunc(seconds / size), unit);
}

export function formatNumber(language: Language, value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(LOCALE[language], options).format(value);
}

/** A score with its sign, a true minus and no sign at zero: `+2`, `−1`, `0`. */
export function formatScore(score: number): string {
  if (score === 0) return '0';
  return score > 0 ? `+${score}` : `−${Math.abs(score)}`;
}

/** "A, B und C" in the language's own way. */
export function formatList(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(LOCALE[language], { type: 'conjunction' }).format(parts);
}

/** The form of a word for a count; `other` stands for every form that is not given. */
export function plural(
  language: Language,
  count: number,
  forms: { readonly one: string; readonly other: string },
): string {
  return new Intl.PluralRules(LOCALE[language]).select(count) === 'one' ? forms.one : forms.other;
}
