import type { Stamp } from '@geflecht/board-schema';

/** The sign of each stamp: lines of an SVG path on a 24 × 24 field, drawn two units wide with round ends. */
export const STAMP_SIGNS: Readonly<Record<Stamp, string>> = {
  thumb:
    'M8 11v8H6v-8h2Zm0 0 3.5-6c1.4 0 2 .9 1.8 2.2L12.8 10H17c1 0 1.7.9 1.4 1.9l-1.5 5.6c-.2.9-.9 1.5-1.8 1.5H8',
  heart: 'M12 19 5.8 12.6a3.9 3.9 0 0 1 5.5-5.5l.7.7.7-.7a3.9 3.9 0 0 1 5.5 5.5L12 19Z',
  star: 'm12 5 2.1 4.5 4.9.6-3.6 3.4.9 4.9-4.3-2.4-4.3 2.4.9-4.9L5 10.1l4.9-.6L12 5Z',
  check: 'm6 12.5 4 4 8-9',
  question: 'M9.2 9a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1.1-1.4 2.1M12 17.4v.2',
  exclamation: 'M12 6v8M12 17.4v.2',
  idea: 'M9.5 15.5c-1.4-1-2.3-2.4-2.3-4.1a4.8 4.8 0 1 1 9.6 0c0 1.7-.9 3.1-2.3 4.1v1.3h-5v-1.3ZM10.4 19.3h3.2',
  smile: 'M8.5 13.5c.8 1.4 2 2.1 3.5 2.1s2.7-.7 3.5-2.1M9.4 9.6v.2M14.6 9.6v.2',
};

/** The hue of each stamp's disc. */
export const STAMP_HUES = {
  thumb: 'blue',
  heart: 'pink',
  star: 'yellow',
  check: 'green',
  question: 'violet',
  exclamation: 'orange',
  idea: 'yellow',
  smile: 'green',
} as const satisfies Readonly<Record<Stamp, string>>;
