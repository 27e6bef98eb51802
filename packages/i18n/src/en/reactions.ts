import type { reactions as german } from '../de/reactions.ts';

export const reactions: typeof german = {
  label: 'Give a sign',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
};
