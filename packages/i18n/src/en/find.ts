import type { find as german } from '../de/find.ts';

export const find: typeof german = {
  open: 'Find on the board',
  region: 'Find on the board',
  field: 'What are you looking for?',
  next: 'Next hit',
  previous: 'Previous hit',
  close: 'Close search',
  where: (nr, all) => `${nr} of ${all}`,
  count: (all) => (all === 1 ? '1 hit' : `${all} hits`),
  none: 'Nothing found',
  at: (nr, all, words) => `Hit ${nr} of ${all}: ${words}`,
};
