import { describe, expect, test } from 'vitest';

import { clipText, fitText, flowText } from './fit.ts';
import type { Measure } from './measure.ts';
import { wrap } from './wrap.ts';

/** Every UTF-16 unit is half as wide as the font is high. */
const measure: Measure = (text) => text.length * 50;
const lines = (text: string, width: number): string[] =>
  wrap(text, 10, width, 400, measure).lines.map((line) => line.text);

describe('wrap', () => {
  test('breaks at spaces and keeps line feeds', () => {
    expect(lines('eins zwei drei vier', 50)).toEqual(['eins zwei', 'drei vier']);
    expect(lines('eins\n\nzwei', 50)).toEqual(['eins', '', 'zwei']);
    expect(lines('', 50)).toEqual(['']);
  });

  test('breaks after hyphens between letters, not in numbers', () => {
    expect(lines('Klima-Beirat', 40)).toEqual(['Klima-', 'Beirat']);
    expect(lines('Klima-Beirat tagt', 60)).toEqual(['Klima-Beirat', 'tagt']);
    expect(lines('2026-05-22', 80)).toEqual(['2026-05-22']);
  });

  test('breaks a word only when it alone is too wide, with a hyphen between letters', () => {
    const { lines: parts, broken } = wrap('Bürgerbeteiligung', 10, 40, 400, measure);
    expect(broken).toBe(true);
    expect(parts.map((part) => part.text)).toEqual(['Bürgerb-', 'eteilig-', 'ung']);
    expect(wrap('123456789', 10, 25, 400, measure).lines.map((part) => part.text)).toEqual([
      '1234',
      '5678',
      '9',
    ]);
  });

  test('a line narrower than a letter still ends', () => {
    expect(lines('abc', 1)).toEqual(['a-', 'b-', 'c']);
  });

  test('says how wide each line is', () => {
    expect(wrap('ab cde', 10, 1000, 400, measure).lines).toEqual([{ text: 'ab cde', width: 30 }]);
  });
});

describe('fit', () => {
  const box = { width: 136, height: 136, weight: 400, largest: 40 } as const;

  test('one word is as large as allowed', () => {
    expect(fitText('Ja!', box, measure).size).toBe(40);
  });

  test('all words fit, and one size larger they would not', () => {
    const text = 'Wer kennt die Zahlen aus dem Wärmeplan der Stadt?';
    const layout = fitText(text, box, measure);
    expect(layout.height).toBeLessThanOrEqual(box.height);
    expect(layout.width).toBeLessThanOrEqual(box.width);
    expect(layout.lines.map((line) => line.text).join(' ')).toBe(text);
    const larger = wrap(text, layout.size + 2, box.width, 400, measure);
    const tooHigh = larger.lines.length * (layout.size + 2) * 1.25 > box.height;
    expect(tooHigh || larger.broken).toBe(true);
  });

  test('a long word makes the letters smaller before it is broken', () => {
    const layout = fitText('Quartiersentwicklung', box, measure);
    expect(layout.lines).toHaveLength(1);
    expect(layout.size).toBeGreaterThanOrEqual(11);
    expect(fitText('Stadtentwicklungsausschusssitzung', box, measure).lines.length).toBeGreaterThan(1);
  });

  test('what cannot fit ends with an ellipsis inside the box', () => {
    const layout = fitText('viele Worte '.repeat(200), box, measure);
    expect(layout.size).toBe(9);
    expect(layout.height).toBeLessThanOrEqual(box.height);
    expect(layout.lines.at(-1)?.text.endsWith('…')).toBe(true);
    expect(layout.width).toBeLessThanOrEqual(box.width);
  });

  test('clipping keeps a short text whole and always shows a line', () => {
    expect(clipText('kurz', 10, { width: 100, height: 12.5, weight: 400 }, measure).lines[0]?.text).toBe(
      'kurz',
    );
    expect(clipText('lang genug', 10, { width: 30, height: 1, weight: 400 }, measure).lines).toHaveLength(1);
  });

  test('flowing text is as high as its lines', () => {
    expect(flowText('eins zwei drei', 20, 90, 400, measure).height).toBe(2 * 25);
  });
});
