import type { TextSpan } from '@geflecht/board-schema';
import { describe, expect, it } from 'vitest';

import type { Measure } from './measure.ts';
import { isMarked, runsOf } from './runs.ts';
import { wrap } from './wrap.ts';

/** Every letter is half as wide as high. */
const measure: Measure = (text) => text.length * 50;

function parts(source: string, width: number, spans: readonly TextSpan[]) {
  const { lines } = wrap(source, 20, width, 400, measure);
  return runsOf(source, lines, spans, { size: 20, weight: 400, measure }).map((line) =>
    line.map(({ text, marks }) => (marks.length === 0 ? text : `<${marks.join('+')}>${text}`)),
  );
}

describe('the parts of lines', () => {
  it('keeps plain words in one part a line', () => {
    expect(parts('mehr Bäume pflanzen', 110, [])).toEqual([['mehr Bäume'], ['pflanzen']]);
  });

  it('finds marked words again after the words were broken into lines and spaces were joined', () => {
    const source = 'mehr   Bäume\n\npflanzen';
    expect(parts(source, 400, [{ from: 7, to: 12, mark: 'bold' }])).toEqual([
      ['mehr ', '<bold>Bäume'],
      [],
      ['pflanzen'],
    ]);
  });

  it('goes on across lines, and over a hyphen that was put in', () => {
    const source = 'Straßenbäume';
    const lines = parts(source, 80, [{ from: 0, to: 12, mark: 'italic' }]);
    expect(lines.flat().every((part) => part.startsWith('<italic>'))).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]?.[0]).toMatch(/-$/);
  });

  it('joins marks that lie over each other', () => {
    expect(
      parts('abcdef', 400, [
        { from: 0, to: 4, mark: 'bold' },
        { from: 2, to: 6, mark: 'strike' },
      ]),
    ).toEqual([['<bold>ab', '<bold+strike>cd', '<strike>ef']]);
  });

  it('says where each part begins, without any gap', () => {
    const source = 'eins zwei drei';
    const { lines } = wrap(source, 20, 400, 400, measure);
    const [line = []] = runsOf(source, lines, [{ from: 5, to: 9, mark: 'bold' }], {
      size: 20,
      weight: 400,
      measure,
    });
    let x = 0;
    for (const run of line) {
      expect(run.x).toBeCloseTo(x);
      x += run.width;
    }
    expect(x).toBeCloseTo(lines[0]?.width ?? 0);
  });
});

describe('whether a part is marked', () => {
  it('asks for all of it', () => {
    const spans: TextSpan[] = [{ from: 2, to: 6, mark: 'bold' }];
    expect(isMarked(spans, 2, 6, 'bold')).toBe(true);
    expect(isMarked(spans, 1, 6, 'bold')).toBe(false);
    expect(isMarked(spans, 3, 4, 'italic')).toBe(false);
  });
});
