import { describe, expect, it } from 'vitest';

import { SCORES } from '../vocabulary.ts';
import { checkRating, CRITERIA, CRITERION_FACTS, mayReadOthersRatings, type Rated } from './criteria.ts';
import { markOf, MARKS } from './marks.ts';
import { isReferat, REFERATE } from './referate.ts';
import { SCALE, scalePoint } from './scale.ts';
import { SDGS, sdgOf } from './sdgs.ts';

describe('SDGs', () => {
  it('are 17, in order, each with an official colour and two titles', () => {
    expect(SDGS.map((sdg) => sdg.number)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(
      SDGS.filter((sdg) => !/^#[0-9A-F]{6}$/.test(sdg.color) || sdg.title.de === '' || sdg.title.en === ''),
    ).toEqual([]);
    expect(new Set(SDGS.map((sdg) => sdg.color)).size).toBe(17);
  });

  it.each([0, 18, -1, 1.5, Number.NaN])('%s is none', (number) => {
    expect(() => sdgOf(number)).toThrow(RangeError);
  });

  it('are found by number', () => {
    expect(sdgOf(13).title).toEqual({ de: 'Maßnahmen zum Klimaschutz', en: 'Climate action' });
  });
});

describe('the scale', () => {
  it('holds each of the seven points once', () => {
    expect(SCALE.map((point) => point.score).toSorted((a, b) => a - b)).toEqual([...SCORES]);
    expect(scalePoint(-3).word.de).toBe('aufhebend');
    expect(scalePoint(3).word.en).toBe('indivisible');
  });
});

describe('Referate', () => {
  it('have their own short names', () => {
    expect(new Set(REFERATE.map((referat) => referat.code)).size).toBe(15);
    expect(isReferat('RKU')).toBe(true);
    expect(isReferat('rku')).toBe(false);
  });
});

describe('marks', () => {
  it('give each of the eight Manufakturen its own shape and go on after that', () => {
    expect(new Set(MARKS.map((_, index) => markOf(index + 1))).size).toBe(8);
    expect(markOf(9)).toBe(markOf(1));
    expect(() => markOf(0)).toThrow(RangeError);
  });
});

describe('a rating', () => {
  const whole: Rated = Object.fromEntries(CRITERIA.map((criterion) => [criterion, 2]));

  it('needs all eight criteria, two of them soft', () => {
    expect(CRITERIA).toHaveLength(8);
    expect(CRITERIA.filter((criterion) => CRITERION_FACTS[criterion].weight === 'moeglichst')).toEqual([
      'referatsuebergreifend',
      'basis',
    ]);
    expect(checkRating(whole)).toEqual({ ok: true, value: whole });
  });

  it.each([-1, 4, 1.5, Number.NaN])('refuses %s points', (points) => {
    expect(checkRating({ ...whole, basis: points })).toEqual({
      ok: false,
      refusal: { code: 'score_invalid' },
    });
  });

  it.each(CRITERIA)('hides the others’ scores while %s is missing in one’s own', (missing) => {
    const partial = Object.fromEntries(Object.entries(whole).filter(([criterion]) => criterion !== missing));
    expect(mayReadOthersRatings(partial)).toBe(false);
    expect(mayReadOthersRatings(null)).toBe(false);
    expect(mayReadOthersRatings(whole)).toBe(true);
  });
});
