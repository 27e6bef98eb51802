import { expect, it } from 'vitest';

import { ALMA, comment, THERES, thread } from './comments.fixture.ts';
import { countByItem, filterThreads, patchPages, patchView } from './patch.ts';

const settled = { resolvedAt: '2027-05-19T18:00:00.000Z', resolvedBy: THERES };
const pagesOf = (...pages: ReturnType<typeof thread>[][]) => ({
  pages: pages.map((threads) => ({ threads, next: null })),
  pageParams: [],
});

it('a new thread comes first, a known one stays where it is', () => {
  const before = pagesOf([thread('b')], [thread('a')]);
  const grown = patchPages(before, { thread: thread('c'), comment: null });
  expect(grown.pages.map(({ threads }) => threads.map(({ id }) => id))).toEqual([['c', 'b'], ['a']]);
  const changed = patchPages(grown, { thread: thread('a', { count: 2 }), comment: null });
  expect(changed.pages[1]?.threads).toEqual([thread('a', { count: 2 })]);
});

it('what is heard twice stands once in the open thread', () => {
  const view = { thread: thread('a'), comments: [comment('1')] };
  const change = { thread: thread('a', { count: 2 }), comment: comment('2', { author: THERES }) };
  const once = patchView(view, change);
  expect(patchView(once, change)).toEqual(once);
  expect(once.comments.map(({ id }) => id)).toEqual(['1', '2']);
  const gone = patchView(once, { thread: change.thread, comment: comment('1', { words: null }) });
  expect(gone.comments.map(({ words }) => words)).toEqual([null, 'Wer zahlt das?']);
});

it('lists the open, the settled, and those one has part in', () => {
  const all = [thread('a'), thread('b', settled), thread('c', { people: [THERES, ALMA] })];
  const ids = (...given: Parameters<typeof filterThreads>) => filterThreads(...given).map(({ id }) => id);
  expect(ids(all, 'offen', THERES)).toEqual(['a', 'c']);
  expect(ids(all, 'erledigt', THERES)).toEqual(['b']);
  expect(ids(all, 'meine', THERES)).toEqual(['c']);
  expect(ids(all, 'meine', null)).toEqual([]);
});

it('counts what is open at an item', () => {
  const counts = countByItem([
    thread('a', { item: 'zettel' }),
    thread('b', { item: 'zettel' }),
    thread('c', { item: 'zettel', ...settled }),
    thread('d'),
  ]);
  expect([...counts]).toEqual([['zettel', 2]]);
});
