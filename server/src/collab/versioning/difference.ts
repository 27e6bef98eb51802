import type { VersionDifference } from '@geflecht/contract';
import type { SharedAddress } from '@geflecht/domain';
import type * as Y from 'yjs';

import { pictureOf, rootsOf } from './picture.ts';
import { withState } from './state.ts';

/** What would become of a document if this state of it were restored. */
export function differenceTo(
  document: Y.Doc,
  kind: SharedAddress['kind'],
  state: Uint8Array,
): VersionDifference {
  return withState(state, (wanted) =>
    kind === 'board' ? itemsBetween(document, wanted) : fieldsBetween(document, wanted),
  );
}

function itemsBetween(present: Y.Doc, wanted: Y.Doc): VersionDifference {
  const now = present.getMap<unknown>('items');
  const then = wanted.getMap<unknown>('items');
  const shared = [...then.keys()].filter((id) => now.has(id));
  return {
    kind: 'board',
    back: then.size - shared.length,
    gone: now.size - shared.length,
    changed: shared.filter((id) => pictureOf(now.get(id)) !== pictureOf(then.get(id))).length,
  };
}

function fieldsBetween(present: Y.Doc, wanted: Y.Doc): VersionDifference {
  const then = rootsOf(wanted, 'proposal');
  const fields = [...rootsOf(present, 'proposal')]
    .filter(([name, fragment]) => pictureOf(fragment) !== pictureOf(then.get(name)))
    .map(([name]) => name);
  return { kind: 'proposal', fields };
}
