import {
  type Access,
  boardAccess,
  type DocumentAddress,
  type PersonId,
  proposalTextAccess,
} from '@geflecht/domain';

import { findBoard } from '../features/boards/index.ts';
import { loadActor } from '../features/people/index.ts';
import { findProposal, readable } from '../features/proposals/index.ts';
import type { Db } from '../storage/index.ts';

/** What a person may do with a live document as things stand; `unknown` when there is no such document for them. */
export async function documentAccess(
  db: Db,
  person: PersonId,
  address: DocumentAddress,
  now: Date,
): Promise<Access | 'unknown'> {
  const actor = await loadActor(db, person, now);
  if (address.kind === 'board') {
    const board = await findBoard(db, address.id);
    return board === undefined ? 'unknown' : boardAccess(actor, board.manufaktur);
  }
  const proposal = readable(actor, await findProposal(db, address.id));
  if (proposal.ok) return proposalTextAccess(actor, proposal.value.manufaktur);
  return proposal.refusal.code === 'unknown_id' ? 'unknown' : 'none';
}
