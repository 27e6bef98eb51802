import { LIMITS } from '@geflecht/contract';
import type { DocumentAddress, PersonId } from '@geflecht/domain';
import * as Y from 'yjs';

import type { RejectCause } from './cause.ts';
import { deletesAnything, deletesWhole, weighDeletions } from './deletions.ts';
import { DryRun } from './dry-run.ts';
import { Effort } from './effort.ts';
import { weighJoints } from './joints.ts';
import { CONTENT } from './kinds.ts';
import { MOST_CLIENTS, MOST_CLIENTS_OF_A_PERSON, MOST_NEW_CLIENTS } from './limits.ts';
import { checkSupports, type EndOf, inOrder } from './order.ts';
import { type Deletions, type Row } from './piece.ts';
import { type Scanned, scanUpdate } from './scan-update.ts';
import { mayHaveRoots, mayLie } from './shape.ts';

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

/** Judges an update by its bytes and the document it is meant for; changes nothing and never throws. */
export function judgeUpdate(update: Uint8Array, room: JudgedRoom): UpdateVerdict {
  if (update.byteLength > LIMITS.frame) return broken('too_large');
  const { store } = room.doc;
  const stateOf: EndOf = (client) => Y.getState(store, client);
  const scanned = scanUpdate(update, stateOf);
  if (typeof scanned === 'string') return broken(scanned);
  const { rows, deletions } = scanned;
  const newClients = newClientsOf(rows, room);
  if (typeof newClients === 'string') return broken(newClients);
  const byClient = new Map(rows.map((row) => [row.client, row]));
  const endOf: EndOf = (client) => byClient.get(client)?.end ?? stateOf(client);
  if (rows.some((row) => row.hasGap) || deletesBeyond(deletions, endOf)) return { verdict: 'gap' };
  const supports = checkSupports(rows, stateOf, endOf);
  if (supports === 'gap') return { verdict: 'gap' };
  if (supports !== undefined) return broken(supports);
  const isKnown = rows.every(({ pieces }) => pieces.length === 0) && !deletesAnything(deletions, store);
  if (isKnown) return { verdict: 'empty' };
  const cause = tryOut(scanned, byClient, stateOf, room);
  return cause === undefined ? { verdict: 'fine', newClients } : broken(cause);
}

function broken(cause: RejectCause): UpdateVerdict {
  return { verdict: 'broken', cause };
}

/** Each author writes with ids of their own; nobody knows yet whose those are that come for the first time. */
function newClientsOf(
  rows: readonly Row[],
  { doc, leases, person }: JudgedRoom,
): readonly number[] | RejectCause {
  const newClients: number[] = [];
  for (const { client, known, pieces } of rows) {
    const owner = leases.get(client);
    // What the document has is passed over whoever says it, and a row may end within it.
    if (owner === person || pieces.length === 0) continue;
    if (owner !== undefined || known > 0) return 'foreign_client';
    newClients.push(client);
  }
  if (newClients.length === 0) return newClients;
  if (newClients.length > MOST_NEW_CLIENTS) return 'too_many_clients';
  if (doc.store.clients.size + newClients.length > MOST_CLIENTS) return 'too_many_clients';
  let ofPerson = newClients.length;
  // Once a session only, so nobody has to count along.
  for (const owner of leases.values()) if (owner === person) ofPerson += 1;
  return ofPerson > MOST_CLIENTS_OF_A_PERSON ? 'too_many_clients' : newClients;
}

function deletesBeyond(deletions: readonly Deletions[], endOf: EndOf): boolean {
  return deletions.some(({ client, ranges }) => {
    const [clock, length] = ranges.slice(-2);
    return clock !== undefined && length !== undefined && clock + length > endOf(client);
  });
}

/** Goes through what applying it would do. */
function tryOut(
  { rows, deletions, roots }: Scanned,
  byClient: ReadonlyMap<number, Row>,
  stateOf: EndOf,
  { doc, kind }: JudgedRoom,
): RejectCause | undefined {
  if (!mayHaveRoots(kind, roots, doc)) return 'bad_shape';
  const effort = new Effort();
  const run = new DryRun(doc, byClient, effort);
  for (const { repeated } of rows) for (const piece of repeated) run.passOver(piece);
  const cause = inOrder(rows, stateOf, (piece, row) => {
    const refused = run.place(piece, row.known);
    if (refused !== undefined) return refused;
    const { holder, sub, length, content } = piece;
    if (holder === undefined) return undefined;
    // Of several values of a key in one piece Yjs would let one live or not, depending on who comes when. Those that an
    // undo may bring back are joined, but deleted.
    const isHeap = sub !== null && length > 1 && content !== CONTENT.deleted;
    if (isHeap && !deletesWhole(deletions, piece, row.known)) return 'bad_shape';
    return mayLie(kind, piece, holder, doc) ? undefined : 'bad_shape';
  });
  if (cause !== undefined) return cause;
  weighJoints(rows, deletions, effort);
  weighDeletions(deletions, doc.store, effort);
  if (kind === 'proposal') run.weighCrowds();
  return effort.isSpent ? 'too_costly' : undefined;
}
