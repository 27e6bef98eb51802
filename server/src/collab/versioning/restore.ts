import type { SharedAddress } from '@geflecht/domain';
import * as Y from 'yjs';

import { digestOf, rootsOf } from './picture.ts';
import { restoreChildren, restoreMap } from './restore-value.ts';
import { withState } from './state.ts';

/**
 * Changes a document so that it holds exactly what an earlier state of it held. It is a new change on top of all others,
 * and as small as can be: blocks and items that are the same are not touched, so carets in them stay and what somebody
 * is just writing there arrives; changed ones are edited; missing ones are made anew.
 */
export function restoreState(document: Y.Doc, kind: SharedAddress['kind'], state: Uint8Array): void {
  withState(state, (source) => {
    const wanted = rootsOf(source, kind);
    for (const [name, target] of rootsOf(document, kind)) {
      const root = wanted.get(name);
      if (target instanceof Y.Map && root instanceof Y.Map) restoreMap(target, root);
      else if (target instanceof Y.XmlFragment && root instanceof Y.XmlFragment)
        restoreChildren(target, root);
    }
    if (digestOf(document, kind) !== digestOf(source, kind)) {
      throw new Error('a restored document is not what it was to become');
    }
  });
}
