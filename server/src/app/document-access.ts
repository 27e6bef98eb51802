import {
  type Access,
  boardAccess,
  type DocumentAddress,
  type PersonId,
  proposalTextAccess,
} from '@geflecht/domain';

import { findBoard } from '../features/boards/index.ts';
import { loadActor } from '../features/people/index.ts';
import { findProposal, mayReadProposal } from '../features/proposals/index.ts';
import type { Db } from '../storage/index.ts';

/**
 * What a person may do with a live document as things stand; `unknown` when there is no such board or proposal, or when
 * the proposal is hidden from this person.
 */
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
  const proposal = await findProposal(db, address.id);
  if (proposal === undefined) return 'unknown';
  if (proposal.state === 'verborgen' && !mayReadProposal(actor, proposal)) return 'unknown';
  return proposalTextAccess(actor, proposal.manufaktur);
}
