import { describe, expect, it } from 'vitest';

import { isFiltered, isListView, viewOf, WHOLE_LIST } from './list-view.ts';
import { proposal } from './proposal.fixture.ts';

const solar = proposal({
  id: 'a',
  title: 'Solar-Register',
  summary: 'Alle Dächer der Stadt',
  sdgs: [7, 13],
  priority: 2,
});
const rad = proposal({
  id: 'b',
  title: 'Ärmel hoch fürs Rad',
  type: 'massnahme',
  state: 'idee',
  sdgs: [11],
  priority: 1,
});
const ruhend = proposal({
  id: 'c',
  title: 'Zukunftsrat',
  type: 'ziel',
  state: 'ruhend',
  priority: 5,
  updatedAt: '2027-03-01T10:00:00.000Z',
});
const all = [solar, rad, ruhend];
const ids = (view: Partial<typeof WHOLE_LIST>, inText?: Set<string>) =>
  viewOf(all, { ...WHOLE_LIST, ...view }, inText).map(({ id }) => id);

describe('the list of proposals', () => {
  it('shows all, the most important first', () => {
    expect(ids({})).toEqual(['b', 'a', 'c']);
    expect(isFiltered(WHOLE_LIST)).toBe(false);
  });
  it.each([
    [{ state: 'idee' }, ['b']],
    [{ type: 'ziel' }, ['c']],
    [{ sdg: 13 }, ['a']],
    [{ words: 'dächer SOLAR' }, ['a']],
    [{ words: 'rad' }, ['b']],
    [{ words: 'nirgends' }, []],
    [{ words: 'zukunftsrat', state: 'idee' }, []],
  ] as const)('filtered by %j shows %j', (view, expected) => {
    expect(ids(view)).toEqual(expected);
    expect(isFiltered({ ...WHOLE_LIST, ...view })).toBe(true);
  });
  it('keeps what the server found in the texts, within the other filters', () => {
    expect(ids({ words: 'wärmepumpe' }, new Set(['c']))).toEqual(['c']);
    expect(ids({ words: 'wärmepumpe', state: 'idee' }, new Set(['c']))).toEqual([]);
  });
  it('sorts umlauts where German puts them, and the newest first', () => {
    expect(ids({ sort: 'title' })).toEqual(['b', 'a', 'c']);
    expect(ids({ sort: 'updated' })[0]).toBe('c');
    expect(ids({ sort: 'state' })).toEqual(['b', 'a', 'c']);
  });
  it('takes from storage only what is a view', () => {
    expect(isListView(JSON.parse(JSON.stringify(WHOLE_LIST)))).toBe(true);
    expect(isListView({ ...WHOLE_LIST, state: 'gestrichen' })).toBe(false);
    expect(isListView({ ...WHOLE_LIST, sort: 'zufall' })).toBe(false);
    expect(isListView(null)).toBe(false);
  });
});
