import type { Day } from '@geflecht/domain';

const munich = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day it is in Munich at that moment; terms and dates follow it, not UTC. */
export function dayInMunich(moment: Date): Day {
  return munich.format(moment);
}
