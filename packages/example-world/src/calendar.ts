import type { Day, Timestamp } from '@geflecht/domain';

const DAY_MS = 86_400_000;
const munich = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The calendar day in Munich at a point in time. */
export function dayInMunich(when: Date): Day {
  return munich.format(when);
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function shiftDay(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function shiftTimestamp(when: Timestamp, days: number): Timestamp {
  return new Date(Date.parse(when) + days * DAY_MS).toISOString();
}

/** The season as people say it, e.g. "Herbst 2026"; a winter is named after the year it ends in. */
export function seasonOf(day: Day): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (month === 12) return `Winter ${year + 1}`;
  if (month <= 2) return `Winter ${year}`;
  if (month <= 5) return `Frühjahr ${year}`;
  if (month <= 8) return `Sommer ${year}`;
  return `Herbst ${year}`;
}

const longDay = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', dateStyle: 'long' });

/** A deadline in words, e.g. "Bis zum 31. Dezember 2029". */
export function deadlineOf(day: Day): string {
  return `Bis zum ${longDay.format(new Date(day))}`;
}
