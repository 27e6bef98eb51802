import { GOOD_WORDS, HOSTILE_ITEMS, hostileBoard } from '@geflecht/board-schema/testing';
import { parseXml } from '@geflecht/testkit/xml';
import { describe, expect, test } from 'vitest';

import { thumbnail } from './picture.ts';

const HARMLESS = ['svg', 'title', 'rect', 'g', 'path', 'text'];

describe('the small picture of a board in which anything may stand', () => {
  test.each(Object.entries(HOSTILE_ITEMS))('is valid, bounded and does nothing: %s', (_, hostility) => {
    const { board } = hostileBoard(hostility);
    const svg = thumbnail(board.items(), 'Tafel <&>', [], 'light');
    const { elements, attributes, text } = parseXml(svg);
    expect([...elements].filter((name) => !HARMLESS.includes(name))).toEqual([]);
    expect(
      attributes.filter(([name, value]) => /^on|href/.test(name) || /NaN|Infinity|url\(/.test(value)),
    ).toEqual([]);
    expect(svg.length).toBeLessThan(2_000_000);
    expect(text).toContain('Tafel <&>');
    // Beside something at the end of the world the good one is a speck.
    expect(board.items().size > 1 || text.includes(GOOD_WORDS)).toBe(true);
  });
});
