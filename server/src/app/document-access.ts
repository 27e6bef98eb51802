import {
  type Access,
  type Actor,
  boardAccess,
  type DocumentAddress,
  proposalTextAccess,
} from '@geflecht/domain';

import { findBoard } from '../features/boards/index.ts';
import { findProposal, readable } from '../features/proposals/index.ts';
import type { Db } from '../storage/index.ts';

/** What somebody may do with a live document as things stand; `unknown` when there is no such document for them. */
export async function documentAccess(
  db: Db,
  actor: Actor,
  address: DocumentAddress,
): Promise<Access | 'unknown'> {
  if (address.kind === 'board') {
    const board = await findBoard(db, address.id);
    return board === undefined ? 'unknown' : boardAccess(actor, board.manufaktur);
  }
  const proposal = readable(actor, await findProposal(db, address.id));
  if (proposal.ok) return proposalTextAccess(actor, proposal.value.manufaktur);
  return proposal.refusal.code === 'unknown_id' ? 'unknown' : 'none';
}
