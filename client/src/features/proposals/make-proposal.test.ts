import { LIMITS } from '@geflecht/contract';
import { describe, expect, it } from 'vitest';

import { splitNote } from './make-proposal.tsx';

describe('a note becomes a proposal', () => {
  it('its first line is the title, the rest the summary', () => {
    expect(splitNote('  Radweg\tSüdring \n\nVon der Isar\nbis zum Ring')).toEqual({
      title: 'Radweg Südring',
      summary: 'Von der Isar\nbis zum Ring',
    });
  });
  it('a long line is cut between words and kept whole in the summary', () => {
    const long = 'Wort '.repeat(60).trim();
    const { title, summary } = splitNote(long);
    expect(title.length).toBeLessThanOrEqual(LIMITS.title);
    expect(title).toMatch(/Wort…$/);
    expect(summary).toBe(long);
  });
  it('a word without end is cut where it must be', () => {
    expect(splitNote('x'.repeat(500)).title).toBe(`${'x'.repeat(LIMITS.title - 1)}…`);
  });
  it('an empty note gives an empty title', () => {
    expect(splitNote(' \n ')).toEqual({ title: '', summary: '' });
  });
});
