import { LIMITS } from '@geflecht/contract';
import type { DocumentAddress } from '@geflecht/domain';
import * as Y from 'yjs';

import { breaksProposal } from './proposal-shape.ts';
import { exceedsDepth } from './update-depth.ts';

/** No client reaches this many changes in its life; a forged length beyond it would swallow others' later edits. */
const MOST_CLOCK = 2 ** 31;

/** Authors that one frame may bring; the time the library takes for them grows faster than their number. */
const MOST_NEW_CLIENTS = 1000;

export type UpdateVerdict = 'fine' | 'empty' | 'broken';

/**
 * Whether an update may touch this document at all. A broken one, once applied, destroys the document for everybody
 * or holds everybody up.
 */
export function judgeUpdate(
  update: Uint8Array,
  document: Y.Doc,
  kind: DocumentAddress['kind'] | undefined,
): UpdateVerdict {
  if (update.byteLength > LIMITS.frame) return 'broken';
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    if (structs.some((struct) => struct.length < 1 || struct.id.clock + struct.length > MOST_CLOCK))
      return 'broken';
    const deleted = [...ds.clients.values()].flat();
    if (deleted.some((range) => range.len < 1 || range.clock + range.len > MOST_CLOCK)) return 'broken';
    const authors = new Set(structs.map((struct) => struct.id.client));
    const known = document.store.clients;
    if ([...authors].filter((client) => !known.has(client)).length > MOST_NEW_CLIENTS) return 'broken';
    if (exceedsDepth(structs, document)) return 'broken';
    if (kind === 'proposal' && breaksProposal(structs, document)) return 'broken';
    return structs.length === 0 && deleted.length === 0 ? 'empty' : 'fine';
  } catch {
    // The decoder throws whatever it stumbles over; every stumble means the same.
    return 'broken';
  }
}

/**
 * True when a first sync brings nothing new. A client that comes back always sends the whole list of what was ever
 * deleted; without this each return would add it to the log once more.
 */
export function bringsNothing(document: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(document), update);
}
