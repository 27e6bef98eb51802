import { describe, expect, it } from 'vitest';

import { bodyOf, conflictOf, inverse, news } from './header-change.ts';
import { proposal } from './proposal.fixture.ts';

const base = proposal({ title: 'Alt', sdgs: [7], priority: 3 });

describe('a change of the header', () => {
  it('carries only what is new', () => {
    expect(news(base, { title: 'Alt', priority: 1, sdgs: [7] })).toEqual({ priority: 1 });
    expect(news(base, { title: 'Alt' })).toEqual({});
  });
  it('can be taken back', () => {
    expect(inverse(base, { title: 'Neu', sdgs: [7, 13] })).toEqual({ title: 'Alt', sdgs: [7] });
  });
  it('names the version it was made on', () => {
    expect(bodyOf(4, { title: 'Neu', sdgs: [7, 13] })).toEqual({ version: 4, title: 'Neu', sdgs: [7, 13] });
  });
});

describe('two people change the header at once', () => {
  it('different fields: no conflict, both stay', () => {
    const theirs = { ...base, priority: 1, version: 2 };
    expect(conflictOf(base, theirs, { title: 'Meins' })).toBeNull();
  });
  it('the same field to the same: no conflict', () => {
    const theirs = { ...base, title: 'Meins', version: 2 };
    expect(conflictOf(base, theirs, { title: 'Meins' })).toBeNull();
  });
  it('the same field differently: both versions are kept for the person to choose', () => {
    const theirs = { ...base, title: 'Ihres', priority: 1, version: 2 };
    const mine = { title: 'Meins', sdgs: [7, 13] };
    expect(conflictOf(base, theirs, mine)).toEqual({ mine, theirs, fields: ['title'] });
  });
  it('a field that only they changed is not mine to decide', () => {
    const theirs = { ...base, title: 'Ihres', version: 2 };
    expect(conflictOf(base, theirs, { priority: 2 })).toBeNull();
  });
});
