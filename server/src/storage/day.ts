import type { Day } from '@geflecht/domain';

const munich = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const MINUTE = 60_000;
/** The last answer, and for which minute; no day begins within one. */
let last = { minute: Number.NaN, day: '' };

/** The calendar day it is in Munich at that moment; terms and dates follow it, not UTC. */
export function dayInMunich(moment: Date): Day {
  const minute = Math.floor(moment.getTime() / MINUTE);
  if (minute !== last.minute) last = { minute, day: munich.format(moment) };
  return last.day;
}
