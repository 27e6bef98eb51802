import type { search as german } from '../de/search.ts';

export const search: typeof german = {
  title: 'Search',
  open: 'Search',
  label: 'Search all Manufakturen',
  placeholder: 'What are you looking for?',
  start: {
    title: 'Search all Manufakturen',
    body: 'In proposals and on the boards. “Radweg” also finds “Radwege”.',
  },
  none: {
    title: (query) => `Nothing found for “${query}”`,
    body: 'Try a shorter or related word.',
  },
  hits: (count) => (count === 0 ? 'no hits' : count === 1 ? '1 hit' : `${count} hits`),
  kinds: { proposal: 'Proposal', board_item: 'on the board' },
  all: 'Show all hits',
  places: 'Places',
  searching: 'Searching …',
  hint: '↑↓ choose, Enter open, Esc close',
};
