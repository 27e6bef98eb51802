import { describe, expect, test } from 'vitest';

import { colors, type Appearance, type ColorTokens } from './colors.ts';
import { contrast } from './contrast.ts';
import { noteColorNames, palettes } from './palettes.ts';

type Name = keyof ColorTokens;
interface Rule {
  readonly minimum: number;
  /** Higher minimum where the reader asked for more contrast. */
  readonly more: number;
  readonly front: readonly Name[];
  readonly back: readonly Name[];
}

const grounds: readonly Name[] = ['paper', 'sheet', 'raised', 'sunken'];
const rules: readonly Rule[] = [
  { minimum: 7, more: 15, front: ['ink'], back: [...grounds, 'accentSoft', 'dangerSoft', 'cautionSoft'] },
  { minimum: 4.5, more: 7, front: ['ink'], back: ['selection'] },
  {
    minimum: 4.5,
    more: 7,
    front: ['inkSoft'],
    back: [...grounds, 'accentSoft', 'cautionSoft', 'dangerSoft'],
  },
  { minimum: 4.5, more: 7, front: ['accent', 'accentHover'], back: [...grounds, 'accentSoft'] },
  { minimum: 4.5, more: 7, front: ['danger', 'dangerHover'], back: [...grounds, 'dangerSoft'] },
  { minimum: 4.5, more: 7, front: ['caution'], back: [...grounds, 'cautionSoft'] },
  { minimum: 4.5, more: 7, front: ['onAccent'], back: ['accent', 'accentHover'] },
  { minimum: 4.5, more: 7, front: ['onDanger'], back: ['danger', 'dangerHover'] },
  { minimum: 7, more: 7, front: ['onBubble'], back: ['bubble'] },
  { minimum: 3, more: 4.5, front: ['outline'], back: ['paper', 'sheet', 'raised', 'sunken'] },
  { minimum: 3, more: 4.5, front: ['focus'], back: [...grounds, 'accentSoft', 'dangerSoft', 'cautionSoft'] },
  { minimum: 3, more: 4.5, front: ['inkDisabled'], back: ['paper', 'sheet', 'raised', 'sunken'] },
];

const appearances = Object.keys(colors) as Appearance[];

describe.each(appearances)('%s', (appearance) => {
  const c = colors[appearance];
  const palette = palettes[appearance];
  const wantsMore = appearance.endsWith('contrast');

  const cases = rules.flatMap((rule) =>
    rule.front.flatMap((front) =>
      rule.back.map((back) => [front, back, wantsMore ? rule.more : rule.minimum] as const),
    ),
  );

  test.each(cases)('%s on %s reaches %d', (front, back, minimum) => {
    expect(contrast(c[front], c[back])).toBeGreaterThanOrEqual(minimum);
  });

  test.each(palette.manufaktur.map((color, i) => [i + 1, color] as const))(
    'Manufaktur %d reads as text on every ground',
    (_number, color) => {
      for (const ground of [c.paper, c.sheet, c.raised]) {
        expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(color, c.sunken)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color, c.accentSoft)).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(noteColorNames)('ink on a %s note', (name) => {
    const note = palette.notes[name];
    expect(contrast(note.ink, note.fill)).toBeGreaterThanOrEqual(7);
    expect(contrast(note.line, note.fill)).toBeGreaterThanOrEqual(3);
    expect(contrast(note.line, c.paper)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries(palette.scores))('score %s', (_score, value) => {
    expect(contrast(value.onFill, value.fill)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [c.paper, c.sheet, c.raised]) {
      expect(contrast(value.line, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('the measure itself', () => {
  expect(contrast('#FFFFFF', '#000000')).toBeCloseTo(21);
  expect(contrast('#FAF7F2', '#0B5E55')).toBeGreaterThan(7);
});
