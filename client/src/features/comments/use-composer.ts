import type { CommentChange } from '@geflecht/contract';
import type { ManufakturSlug } from '@geflecht/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { manufakturQuery, usePeople } from '../../app/queries.ts';
import { draftKey, emptyDraft, keepDraft, mentionsOf, readDraft, type Draft } from './draft.ts';
import type { Named } from './name-list.tsx';
import type { Comments } from './use-comments.ts';

/** Everybody of a Manufaktur, by name; oneself need not be spoken to. */
export function useNames({ manufaktur, me }: { manufaktur: ManufakturSlug; me: string }): readonly Named[] {
  const { data } = useQuery(manufakturQuery(manufaktur));
  const people = usePeople();
  return useMemo(() => {
    const tied = [...(data?.members ?? []), ...(data?.appointments ?? [])].map(({ person }) => person);
    return [...new Set(tied)]
      .flatMap((id) => {
        const name = people.name(id);
        return name === null || id === me ? [] : [{ id, name }];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
  }, [data, people, me]);
}

/**
 * A draft that outlives the page until the server has taken it. What is sent has an id of its own, so that sending it
 * again, also after a reload, changes nothing twice.
 */
export function useComposer(
  comments: Comments,
  about: string,
  send: (written: {
    readonly id: Draft['id'];
    readonly words: string;
    readonly mentions: ReturnType<typeof mentionsOf>;
  }) => Promise<CommentChange>,
  sent?: (change: CommentChange) => void,
) {
  const key = draftKey(comments.board, comments.me, about);
  const [draft, setDraft] = useState(() => readDraft(key));
  const mutation = useMutation({
    mutationFn: async (given: Draft) =>
      await send({ id: given.id, words: given.words, mentions: mentionsOf(given) }),
    onSuccess(change, given) {
      comments.apply(change);
      keepDraft(key, emptyDraft());
      // What was written on meanwhile is the beginning of the next one.
      setDraft((now) => (now.words === given.words ? emptyDraft() : { ...now, id: emptyDraft().id }));
      sent?.(change);
    },
  });
  return {
    draft,
    onDraft(next: Draft): void {
      setDraft(next);
      keepDraft(key, next);
    },
    people: useNames(comments),
    isPending: mutation.isPending,
    error: mutation.error,
    onSend: () => mutation.mutate(draft),
  };
}
