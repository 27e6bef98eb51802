import { LIMITS } from '@geflecht/contract';
import type { DocumentAddress, PersonId } from '@geflecht/domain';
import * as Y from 'yjs';

import { exceedsDepth } from './depth.ts';
import { breaksOrder } from './order.ts';
import { breaksProposal } from './proposal-shape.ts';

/** No client reaches this many changes in its life; a forged length beyond it would swallow others' later edits. */
const MOST_CLOCK = 2 ** 31;
/** More than anybody writes or deletes in one piece. */
const MOST_LENGTH = 2 ** 24;
/** Authors one frame may bring that the document does not know: a client has one for each of its sessions. */
const MOST_NEW_CLIENTS = 8;
/** Authors of one document. What a join costs grows with them; an evening of a workshop adds a hundred. */
const MOST_CLIENTS = 200_000;

/** Why something was turned away; the operators see how often. */
export type RejectCause =
  | 'too_large'
  | 'undecodable'
  | 'bad_length'
  | 'too_deep'
  | 'too_many_clients'
  | 'foreign_client'
  | 'bad_shape'
  | 'bad_frame'
  | 'bad_presence'
  | 'read_only'
  | 'too_fast';

export type UpdateVerdict =
  /** It may be applied; these client ids are to be kept for its sender. */
  | { readonly verdict: 'fine'; readonly newClients: readonly number[] }
  /** Everything in it is known. */
  | { readonly verdict: 'empty' }
  /** It rests on something the document does not have. */
  | { readonly verdict: 'gap' }
  /** Once applied it would destroy the document, hold everybody up, or speak for somebody else. */
  | { readonly verdict: 'broken'; readonly cause: RejectCause };

/** The document an update is meant for, and whose it is. */
export interface JudgedRoom {
  readonly doc: Y.Doc;
  readonly kind: DocumentAddress['kind'];
  /** Whose each client id is. One that the document knows and this does not is the server's own. */
  readonly leases: ReadonlyMap<number, PersonId>;
  readonly person: PersonId;
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** Judges an update by its bytes and the document it is meant for; changes nothing and never throws. */
export function judgeUpdate(update: Uint8Array, room: JudgedRoom): UpdateVerdict {
  if (update.byteLength > LIMITS.frame) return broken('too_large');
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    // The decoder throws whatever it stumbles over; every stumble means the same.
    return broken('undecodable');
  }
  try {
    return judge(decoded, room);
  } catch {
    // What trips the checks themselves would trip the document, too.
    return broken('bad_shape');
  }
}

function judge(
  { structs, ds }: ReturnType<typeof Y.decodeUpdate>,
  { doc, kind, leases, person }: JudgedRoom,
): UpdateVerdict {
  const { store } = doc;
  /** Where each author's row ends once the update is applied. */
  const ends = new Map<number, number>();
  const fresh: Struct[] = [];
  const newClients: number[] = [];
  let hasGap = false;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (!isLength(struct.length) || end > MOST_CLOCK) return broken('bad_length');
    const known = ends.get(client) ?? Y.getState(store, client);
    if (!ends.has(client)) {
      const owner = leases.get(client);
      if (end > known && owner !== person) {
        if (owner !== undefined || known > 0) return broken('foreign_client');
        newClients.push(client);
      }
    }
    if (end <= known) continue;
    if (clock > known || struct instanceof Y.Skip) hasGap = true;
    ends.set(client, end);
    fresh.push(struct);
  }
  if (newClients.length > MOST_NEW_CLIENTS) return broken('too_many_clients');
  if (newClients.length > 0 && store.clients.size + newClients.length > MOST_CLIENTS)
    return broken('too_many_clients');
  for (const [client, ranges] of ds.clients) {
    const end = ends.get(client) ?? Y.getState(store, client);
    for (const { clock, len } of ranges) {
      if (!isLength(len, MOST_CLOCK) || clock + len > MOST_CLOCK) return broken('bad_length');
      if (clock + len > end) hasGap = true;
    }
  }
  if (hasGap) return { verdict: 'gap' };
  if (fresh.length === 0)
    return deletesAnything(ds, store) ? { verdict: 'fine', newClients } : { verdict: 'empty' };
  const order = breaksOrder(fresh, ends, store);
  if (order === 'gap') return { verdict: 'gap' };
  if (order === 'broken') return broken('bad_shape');
  if (exceedsDepth(structs, doc)) return broken('too_deep');
  if (kind === 'proposal' && breaksProposal(structs, doc)) return broken('bad_shape');
  return { verdict: 'fine', newClients };
}

function broken(cause: RejectCause): UpdateVerdict {
  return { verdict: 'broken', cause };
}

function isLength(length: number, most = MOST_LENGTH): boolean {
  return Number.isSafeInteger(length) && length >= 1 && length <= most;
}

/** Whether a list of deletions names anything that is still there; all of it lies within what is known. */
function deletesAnything(ds: ReturnType<typeof Y.decodeUpdate>['ds'], store: Y.Doc['store']): boolean {
  for (const [client, ranges] of ds.clients) {
    const row = store.clients.get(client);
    if (row === undefined) continue;
    for (const { clock, len } of ranges) {
      for (let at = Y.findIndexSS(row, clock); at < row.length; at += 1) {
        const struct = row[at];
        if (struct === undefined || struct.id.clock >= clock + len) break;
        if (!struct.deleted) return true;
      }
    }
  }
  return false;
}
