import {
  type Access,
  boardAccess,
  type DocumentAddress,
  type ManufakturSlug,
  type PersonId,
  proposalTextAccess,
} from '@geflecht/domain';

import { findBoard } from '../features/boards/index.ts';
import { loadActor } from '../features/people/index.ts';
import { findProposal } from '../features/proposals/index.ts';
import type { Db } from '../storage/index.ts';

/** What a person may do with a live document as things stand; `unknown` when there is no such board or proposal. */
export async function documentAccess(
  db: Db,
  person: PersonId,
  address: DocumentAddress,
  now: Date,
): Promise<Access | 'unknown'> {
  const manufaktur = await manufakturOf(db, address);
  if (manufaktur === undefined) return 'unknown';
  const actor = await loadActor(db, person, now);
  return address.kind === 'board' ? boardAccess(actor, manufaktur) : proposalTextAccess(actor, manufaktur);
}

async function manufakturOf(db: Db, address: DocumentAddress): Promise<ManufakturSlug | undefined> {
  const owner =
    address.kind === 'board' ? await findBoard(db, address.id) : await findProposal(db, address.id);
  return owner?.manufaktur;
}
