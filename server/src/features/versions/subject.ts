import {
  type Access,
  accepted,
  type Actor,
  type Board,
  type SharedAddress,
  may,
  type Proposal,
  refused,
  type Result,
  versionAccess,
} from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { findBoard } from '../boards/index.ts';
import { findProposal, readable } from '../proposals/index.ts';

/** What versions are of, and what somebody may do with them. */
export interface Subject {
  readonly address: SharedAddress;
  readonly of: { readonly board: Board } | { readonly proposal: Proposal };
  readonly access: Exclude<Access, 'none'>;
}

/** The document, if there is one for this person. */
export async function findSubject(db: Db, actor: Actor, address: SharedAddress): Promise<Result<Subject>> {
  const of = await findRecord(db, actor, address);
  if (!of.ok) return of;
  const access = accessTo(actor, address, of.value);
  return access === 'none' ? refused('not_permitted') : accepted({ address, of: of.value, access });
}

/** The same, for somebody who names or restores. */
export async function findKeptSubject(
  db: Db,
  actor: Actor,
  address: SharedAddress,
): Promise<Result<Subject>> {
  const subject = await findSubject(db, actor, address);
  return subject.ok && subject.value.access === 'read' ? refused('document_read_only') : subject;
}

/** A board that is put away stays as it is: its versions are read only. */
function accessTo(actor: Actor, { kind }: SharedAddress, of: Subject['of']): Access {
  const { manufaktur } = 'board' in of ? of.board : of.proposal;
  const access = versionAccess(actor, kind, manufaktur);
  const isPutAway = 'board' in of && of.board.archivedAt !== null;
  return isPutAway && access === 'write' ? 'read' : access;
}

async function findRecord(db: Db, actor: Actor, address: SharedAddress): Promise<Result<Subject['of']>> {
  if (address.kind === 'proposal') {
    const proposal = readable(actor, await findProposal(db, address.id));
    return proposal.ok ? accepted({ proposal: proposal.value }) : proposal;
  }
  const board = await findBoard(db, address.id);
  if (board !== undefined) return accepted({ board });
  return refused(may(actor, 'read_workspace') === 'yes' ? 'unknown_id' : 'not_permitted');
}
