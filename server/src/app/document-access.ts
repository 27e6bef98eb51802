import {
  type Access,
  type Actor,
  boardAccess,
  type BoardId,
  type DocumentAddress,
  notesParts,
  privateNotesAccess,
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
  if (address.kind === 'board') return await accessToBoard(db, actor, address.id);
  if (address.kind === 'notes') {
    const { board, person } = notesParts(address.id);
    const access = await accessToBoard(db, actor, board);
    return access === 'unknown' ? access : privateNotesAccess(actor, person, access);
  }
  const proposal = readable(actor, await findProposal(db, address.id));
  if (proposal.ok) return proposalTextAccess(actor, proposal.value.manufaktur);
  return proposal.refusal.code === 'unknown_id' ? 'unknown' : 'none';
}

async function accessToBoard(db: Db, actor: Actor, id: BoardId): Promise<Access | 'unknown'> {
  const board = await findBoard(db, id);
  return board === undefined ? 'unknown' : boardAccess(actor, board);
}
