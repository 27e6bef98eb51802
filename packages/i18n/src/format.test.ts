import { describe, expect, it } from 'vitest';

import { scoreMeaning, scoreWord, sdgTitle, referatName } from './facts.ts';
import {
  formatDate,
  formatDateTime,
  formatList,
  formatNumber,
  formatRelative,
  formatScore,
  formatTime,
  plural,
} from './format.ts';

describe('dates and times are those of Munich', () => {
  it('turns the day with Munich, not with UTC', () => {
    expect(formatDate('de', '2027-05-18T22:30:00.000Z')).toBe('19. Mai 2027');
    expect(formatDate('de', '2027-12-31T22:30:00.000Z', 'short')).toBe('31.12.2027');
    expect(formatDate('en', '2027-12-31T23:30:00.000Z')).toBe('1 January 2028');
  });

  it('keeps a calendar day as it is', () => {
    expect(formatDate('de', '2027-01-01', 'full')).toBe('Freitag, 1. Januar 2027');
    expect(formatDate('en', '2027-05-19', 'full')).toBe('Wednesday, 19 May 2027');
  });

  it('follows summer time', () => {
    expect(formatTime('de', '2027-07-01T16:30:00.000Z')).toBe('18:30');
    expect(formatTime('en', '2027-01-01T17:30:00.000Z')).toBe('18:30');
    expect(formatTime('de', '2027-01-01T23:00:00.000Z')).toBe('00:00');
  });

  it('joins day and time', () => {
    expect(formatDateTime('de', '2027-05-19T17:00:00.000Z')).toContain('19. Mai 2027');
    expect(formatDateTime('de', '2027-05-19T17:00:00.000Z')).toContain('19:00');
  });
});

describe('relative times', () => {
  const now = new Date('2027-05-19T12:00:00.000Z');
  it.each([
    ['2027-05-19T11:59:01.000Z', 'jetzt', 'now'],
    ['2027-05-19T11:59:00.000Z', 'vor 1 Minute', '1 minute ago'],
    ['2027-05-19T11:00:01.000Z', 'vor 59 Minuten', '59 minutes ago'],
    ['2027-05-19T09:00:00.000Z', 'vor 3 Stunden', '3 hours ago'],
    ['2027-05-18T12:00:00.000Z', 'gestern', 'yesterday'],
    ['2027-05-12T12:00:00.000Z', 'letzte Woche', 'last week'],
    ['2027-05-21T12:00:00.000Z', 'übermorgen', 'in 2 days'],
  ])('%s', (when, german, english) => {
    expect(formatRelative('de', when, now)).toBe(german);
    expect(formatRelative('en', when, now)).toBe(english);
  });
});

describe('numbers, lists, plurals', () => {
  it('write numbers as the language does', () => {
    expect(formatNumber('de', 12345.5)).toBe('12.345,5');
    expect(formatNumber('en', 12345.5)).toBe('12,345.5');
  });

  it('write scores with their sign and a true minus', () => {
    expect([-3, -1, 0, 1, 3].map(formatScore)).toEqual(['−3', '−1', '0', '+1', '+3']);
  });

  it('join lists', () => {
    expect(formatList('de', ['Klima', 'Bildung', 'Wohnen'])).toBe('Klima, Bildung und Wohnen');
    expect(formatList('en', ['Climate', 'Housing'])).toBe('Climate and Housing');
    expect(formatList('de', [])).toBe('');
  });

  it('choose the plural form, zero included', () => {
    const forms = { one: 'Person', other: 'Personen' };
    expect([0, 1, 2].map((count) => plural('de', count, forms))).toEqual(['Personen', 'Person', 'Personen']);
  });
});

describe('words of facts', () => {
  it('follow the language', () => {
    expect(sdgTitle('de', 11)).toBe('Nachhaltige Städte und Gemeinden');
    expect(sdgTitle('en', 11)).toBe('Sustainable cities and communities');
    expect(scoreWord('de', -2)).toBe('gegenläufig');
    expect(scoreMeaning('en', 0)).toBe('No interaction worth mentioning.');
    expect(referatName('de', 'MOR')).toBe('Mobilitätsreferat');
    expect(referatName('de', 'XYZ')).toBe('XYZ');
  });
});
