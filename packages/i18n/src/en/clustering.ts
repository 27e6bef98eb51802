import type { clustering as german } from '../de/clustering.ts';

export const clustering: typeof german = {
  menu: 'Group by content …',
  title: 'Group by content',
  lead: 'This is a suggestion. It is made on your device, and nothing moves before you say so.',
  by: 'Group by',
  byWords: 'Shared words',
  bySdgs: 'Sustainability goals',
  noWords: 'These notes have no words in common. Sort them by hand.',
  noSdgs: 'None of them names a sustainability goal. Write “SDG 11” on the note, for example.',
  count: (count) => (count === 1 ? '1 note' : `${count} notes`),
  nameOf: (nr) => `Name of group ${nr}`,
  rest: (count) => (count === 1 ? 'One note stays where it is.' : `${count} notes stay where they are.`),
  arrange: 'Arrange like this',
  cancel: 'Cancel',
  arranged: (count) => (count === 1 ? 'Arranged in one frame.' : `Arranged in ${count} frames.`),
  undo: 'Undo',
};
