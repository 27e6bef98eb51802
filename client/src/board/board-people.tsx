import { type PersonId, personIdSchema } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { AvatarStack } from '@geflecht/ui';
import { useMemo, useSyncExternalStore } from 'react';
import * as v from 'valibot';

import { useText } from '../platform/text.tsx';
import type { BoardFace } from './faces.ts';

import styles from './board.module.css';

/** Who looks at this board right now, oneself included, each once. */
export function BoardPeople({
  live,
  people,
}: {
  readonly live: LiveDocument;
  readonly people: (id: PersonId) => BoardFace | undefined;
}) {
  const text = useText().board;
  const present = usePresent(live);
  const shown = useMemo(
    () =>
      present.flatMap((id) => {
        const face = people(id);
        return face === undefined ? [] : [{ id, name: face.name, manufaktur: face.manufaktur }];
      }),
    [present, people],
  );
  if (shown.length === 0) return null;
  return (
    <div className={`${styles['corner']} ${styles['end']}`}>
      <AvatarStack label={text.tools.people} people={shown} />
    </div>
  );
}

/** Everybody who looks at this board right now, each once. */
export function usePresent(live: LiveDocument): readonly PersonId[] {
  const ids = useSyncExternalStore(
    (listener) => {
      live.awareness.on('change', listener);
      return () => live.awareness.off('change', listener);
    },
    () => idsOn(live),
  );
  return useMemo(() => (ids === '' ? [] : ids.split(' ').map((id) => v.parse(personIdSchema, id))), [ids]);
}

/** As one string, so that it compares by value. */
function idsOn(live: LiveDocument): string {
  const ids = new Set<string>();
  for (const state of live.awareness.getStates().values()) {
    if (v.is(personIdSchema, state['person'])) ids.add(state['person']);
  }
  return [...ids].toSorted().join(' ');
}
