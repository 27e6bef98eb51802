import { ITEM_COLORS } from '@geflecht/board-schema';
import { describe, expect, test } from 'vitest';

import { CONTRAST_PALETTE, DARK_PALETTE, LIGHT_PALETTE, contrast, writingOn } from './palette.ts';

const palettes = [
  ['light', LIGHT_PALETTE, 7],
  ['dark', DARK_PALETTE, 7],
  ['high contrast', CONTRAST_PALETTE, 14],
] as const;

describe.each(palettes)('%s palette', (_, palette, onNotes) => {
  test.each(ITEM_COLORS)('writing on %s is readable', (color) => {
    const hue = palette.hues[color];
    expect(contrast(hue.ink, hue.fill)).toBeGreaterThanOrEqual(onNotes);
    expect(contrast(hue.line, palette.paper)).toBeGreaterThanOrEqual(4.5);
    // An outline has to be told from its own inside.
    expect(contrast(hue.line, hue.fill)).toBeGreaterThanOrEqual(3);
  });

  test('ink and accents are readable where they may stand', () => {
    for (const ground of [palette.paper, palette.sheet]) {
      expect(contrast(palette.ink, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(palette.inkSecond, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette.accent, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
  });
});

test.each(['#1F6F54', '#F9D3AF', '#808080', '#FFFFFF', '#000000'])(
  'writing on %s reaches 4.5:1',
  (ground) => {
    expect(contrast(writingOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
  },
);
