import type { CommentChange, CommentPage, CommentThread, ThreadView } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import type { InfiniteData } from '@tanstack/react-query';

export type CommentCache = InfiniteData<CommentPage, unknown>;

/** The pages with the thread as it is now; one that is new comes first. */
export function patchPages(cache: CommentCache, { thread }: CommentChange): CommentCache {
  const isKnown = cache.pages.some(({ threads }) => threads.some(({ id }) => id === thread.id));
  const [first, ...rest] = cache.pages;
  if (!isKnown && first !== undefined) {
    return { ...cache, pages: [{ ...first, threads: [thread, ...first.threads] }, ...rest] };
  }
  const pages = cache.pages.map((page) => ({
    ...page,
    threads: page.threads.map((each) => (each.id === thread.id ? thread : each)),
  }));
  return { ...cache, pages };
}

/** The open thread with what was just written or changed in it. */
export function patchView(view: ThreadView, { thread, comment }: CommentChange): ThreadView {
  if (comment === null) return { ...view, thread };
  const isKnown = view.comments.some(({ id }) => id === comment.id);
  const comments = isKnown
    ? view.comments.map((each) => (each.id === comment.id ? comment : each))
    : [...view.comments, comment];
  return { thread, comments };
}

export const THREAD_FILTERS = ['offen', 'erledigt', 'meine'] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];

export function filterThreads(
  threads: readonly CommentThread[],
  filter: ThreadFilter,
  me: PersonId | null,
): readonly CommentThread[] {
  if (filter === 'meine') return threads.filter(({ people }) => me !== null && people.includes(me));
  return threads.filter(({ resolvedAt }) => (resolvedAt === null) === (filter === 'offen'));
}

/** How many open threads each item has. */
export function countByItem(threads: readonly CommentThread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { item, resolvedAt } of threads) {
    if (item !== null && resolvedAt === null) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return counts;
}
