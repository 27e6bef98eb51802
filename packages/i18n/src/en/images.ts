import type { images as german } from '../de/images.ts';

export const images: typeof german = {
  add: 'Add a picture',
  describe: 'Describe the picture',
  undescribed: 'Picture without a description',
  drop: 'Drop pictures here',
  sending: (nr, all) => (all === 1 ? 'The picture is on its way' : `Picture ${nr} of ${all} is on its way`),
  percent: (share) => `${Math.round(share * 100)} %`,
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing has changed on the board.',
  added: (count) => (count === 1 ? 'The picture is on the board.' : `${count} pictures are on the board.`),
  describeThem: 'Describe',
  failed: (name, why) => `“${name}” did not reach the board. ${why}`,
  tooMany: (most) => `At most ${most} pictures at a time.`,
  notTaken: 'The pictures belong to another board and could not be taken along.',
  dialog: {
    title: 'What can be seen?',
    hint: 'Those who cannot see the picture hear these words. Search finds it by them, too.',
    field: 'Description',
    save: 'Save',
    later: 'Later',
  },
};
