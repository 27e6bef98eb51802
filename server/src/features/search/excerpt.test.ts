import { expect, it } from 'vitest';

import { excerptOf } from './excerpt.ts';
import { termsOf } from './query.ts';

function marked(text: string, query: string): readonly string[] {
  const { excerpt, marks } = excerptOf(text, termsOf(query));
  return marks.map(([from, to]) => excerpt.slice(from, to));
}

it('marks whole words, in every form, as they are written', () => {
  expect(marked('Radwege, der Südradweg und die RADWEGE.', 'radweg')).toEqual([
    'Radwege',
    'Südradweg',
    'RADWEGE',
  ]);
});

it('marks at the right place behind letters that fold to more or fewer', () => {
  expect(marked('Große Straße ﬁndet 🌱🌱 Größe in Häusern', 'haus')).toEqual(['Häusern']);
  expect(marked('I\u0307stanbul A\u0308ste und Wege', 'wege')).toEqual(['Wege']);
  expect(marked('Maße der Straße', 'strasse')).toEqual(['Straße']);
});

it('leaves a short text whole, and turns breaks into blanks', () => {
  expect(excerptOf('Eins\nzwei\tdrei', termsOf('zwei'))).toEqual({
    excerpt: 'Eins zwei drei',
    marks: [[5, 9]],
  });
});

it('shows the beginning when nothing in it was found', () => {
  expect(excerptOf('Nur der Anfang.', termsOf('mond'))).toEqual({ excerpt: 'Nur der Anfang.', marks: [] });
});

it('never cuts through a word or a sign, and never loses the hit', () => {
  for (let before = 0; before < 400; before += 7) {
    const text = `${'wörter '.repeat(before)}Radweg ${'und mehr 🌱 '.repeat(40)}`;
    const { excerpt, marks } = excerptOf(text, termsOf('radweg'));
    expect(marks.map(([from, to]) => excerpt.slice(from, to))).toEqual(['Radweg']);
    expect(excerpt.replaceAll(/^… | …$/g, '')).toMatch(/^(?:wörter|Radweg|und|mehr|🌱| )*$/u);
    expect(excerpt.length).toBeLessThanOrEqual(164);
  }
});

it('cuts even a word that knows no end', () => {
  const { excerpt } = excerptOf('x'.repeat(5000), termsOf('nichts'));
  expect(excerpt).toBe(`${'x'.repeat(160)} …`);
});
