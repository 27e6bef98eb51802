import {
  ERROR_CODES,
  errorKind,
  FLOATING_STATES,
  LINK_STATES,
  PROPOSAL_SECTIONS,
  PROPOSAL_STATES,
  PROPOSAL_TYPES,
  SMART_FIELDS,
} from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { catalogueOf } from './catalogue.ts';
import { LANGUAGES } from './language.ts';
import { refusalText } from './refusal-text.ts';

/** All texts of a catalogue by their path; functions are left to the tests of their feature. */
function textsOf(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
function shapeOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => shapeOf(inner, `${path}.${key}`));
}
// Names of places are data: a language may leave them out where the original stands for itself.
const TRANSLATED_NAMES = /^\.strip\.(name|short)\./;

describe('both languages', () => {
  it('have the same entries of the same kind', () => {
    const entries = (language: 'de' | 'en') =>
      shapeOf({ ...catalogueOf(language) }, '')
        .filter((entry) => !TRANSLATED_NAMES.test(entry))
        .toSorted();
    expect(entries('en')).toEqual(entries('de'));
  });

  it.each(LANGUAGES)('%s: no entry is empty, blank at an end, or an unfinished one', (language) => {
    const bad = textsOf({ ...catalogueOf(language) }, '').filter(
      ([, text]) => text.trim() === '' || text !== text.trim() || /undefined|NaN|\[object/.test(text),
    );
    expect(bad).toEqual([]);
  });
});

describe('error texts', () => {
  it.each(LANGUAGES)('%s: each code has a sentence without the code in it', (language) => {
    const { errors } = catalogueOf(language);
    expect(Object.keys(errors).toSorted()).toEqual([...ERROR_CODES].toSorted());
    const bad = ERROR_CODES.filter(
      (code) => !/^\p{Lu}.{14,}[.?]$/u.test(errors[code]) || /_|\d{3}/.test(errors[code]),
    );
    expect(bad).toEqual([]);
  });

  it('says something else in each language and for each code', () => {
    const all = LANGUAGES.flatMap((language) => Object.values(catalogueOf(language).errors));
    expect(new Set(all).size).toBe(all.length);
  });

  it('in German addresses people with du, never with Sie', () => {
    const formal = Object.entries(catalogueOf('de').errors).filter(([, text]) =>
      /\b(Sie|Ihre?[mnrs]?|Ihnen)\b/.test(text),
    );
    expect(formal).toEqual([]);
  });

  it.each(LANGUAGES)('%s: an outage never sounds like a refusal', (language) => {
    const refusing = ERROR_CODES.filter((code) => errorKind(code) === 'outage').filter((code) =>
      /Recht|nicht erlaubt|not allowed|permission|right to/i.test(catalogueOf(language).errors[code]),
    );
    expect(refusing).toEqual([]);
  });
});

describe('domain words', () => {
  it.each(LANGUAGES)('%s: every state, type, field and section has a word of its own', (language) => {
    const { states, words } = catalogueOf(language);
    const distinct = (texts: Readonly<Record<string, string>>, keys: readonly string[]) => {
      expect(Object.keys(texts).toSorted()).toEqual([...keys].toSorted());
      expect(new Set(Object.values(texts)).size).toBe(keys.length);
    };
    distinct(states.proposal, PROPOSAL_STATES);
    distinct(states.link, LINK_STATES);
    distinct(states.floating, FLOATING_STATES);
    distinct(words.proposalType, PROPOSAL_TYPES);
    distinct(words.smart, SMART_FIELDS);
    distinct(words.section, PROPOSAL_SECTIONS);
  });
});

describe('refusalText', () => {
  it('names the missing fields in their order', () => {
    const refusal = { code: 'guard_smart', details: { missing: ['terminiert', 'messbar'] } } as const;
    expect(refusalText('de', refusal)).toBe('Im S.M.A.R.T.-Blatt fehlt noch: Messbar und Terminiert.');
    expect(refusalText('en', refusal)).toBe('The S.M.A.R.T. sheet still lacks: Measurable and Time-bound.');
  });

  it('names the limit of a text and the number of statements', () => {
    expect(refusalText('de', { code: 'text_too_long', details: { limit: 1000 } })).toContain('1.000 Zeichen');
    expect(refusalText('en', { code: 'text_too_long', details: { limit: 1000 } })).toContain(
      '1,000 characters',
    );
    expect(refusalText('de', { code: 'guard_statements', details: { missing: 1 } })).toMatch(
      /^Eine Moderation hat/,
    );
    expect(refusalText('de', { code: 'guard_statements', details: { missing: 3 } })).toMatch(
      /^3 Moderationen haben/,
    );
  });

  it('falls back on the general sentence without details', () => {
    expect(refusalText('de', { code: 'guard_smart' })).toBe(catalogueOf('de').errors.guard_smart);
    expect(refusalText('en', { code: 'guard_nomination_cap', details: { limit: 2 } })).toBe(
      catalogueOf('en').errors.guard_nomination_cap,
    );
  });
});
