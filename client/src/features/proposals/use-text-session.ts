import { type PersonId, PROPOSAL_FRAGMENTS } from '@geflecht/domain';
import { type TextSession, textSession } from '@geflecht/editor';
import type { LiveDocument } from '@geflecht/sync';
import { useEffect, useMemo } from 'react';

import { usePeople } from '../../app/queries.ts';
import type { PendingDocument } from '../../platform/live.tsx';

/** A colour that stays the same for a person, 0–7. */
function hueOf(person: PersonId): number {
  let hash = 0;
  for (const letter of person) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return hash % 8;
}

/** The session of a proposal's text; `null` until the text is here. */
export function useTextSession(live: LiveDocument | PendingDocument): TextSession | null {
  const people = usePeople();
  const doc = 'doc' in live ? live.doc : null;
  const awareness = 'awareness' in live ? live.awareness : null;
  const loaded =
    live.status === 'ready' || live.status === 'offline' || live.refusal === 'document_read_only';
  const session = useMemo(
    () => (doc === null || awareness === null ? null : textSession(doc, awareness, PROPOSAL_FRAGMENTS)),
    [doc, awareness],
  );
  useEffect(() => {
    session?.showPeople((person) => {
      const name = people.name(person);
      return name === null ? undefined : { name, hue: hueOf(person) };
    });
  }, [session, people]);
  return loaded ? session : null;
}
