import type { presentation as german } from '../de/presentation.ts';

export const presentation: typeof german = {
  menu: 'Present frames',
  fromHere: 'Present from here',
  earlier: 'Earlier in the presentation',
  later: 'Later in the presentation',
  region: 'Presentation',
  slide: (nr, all, title) => `Frame ${nr} of ${all}: ${title}`,
  count: (nr, all) => `${nr} / ${all}`,
  unnamed: 'untitled',
  next: 'Next',
  previous: 'Previous',
  end: 'End',
  fullscreen: 'Full screen',
  everybody: 'Take everybody along',
  alone: 'Let everybody go',
  none: 'There is no frame on the board yet. Each frame becomes a page of the presentation.',
  moved: (nr) => `Now comes at place ${nr}`,
};
