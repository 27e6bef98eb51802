import type { ManufakturDetail } from '@geflecht/contract';
import { accepted, type Actor, may, type ManufakturSlug, refused, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { listAppointments } from '../appointments/index.ts';
import { listBoards } from '../boards/index.ts';
import { findManufaktur, listMemberships } from './store.ts';

/** One Manufaktur with its boards and people. */
export async function readManufaktur(
  context: Context,
  actor: Actor,
  slug: ManufakturSlug,
): Promise<Result<ManufakturDetail>> {
  if (may(actor, 'read_workspace', { manufaktur: slug }) !== 'yes') return refused('not_permitted');
  const { db } = context.storage;
  const manufaktur = await findManufaktur(db, slug);
  if (manufaktur === undefined) return refused('unknown_id');
  return accepted({
    ...manufaktur,
    boards: await listBoards(db, slug),
    members: await listMemberships(db, slug),
    appointments: await listAppointments(db, slug),
  });
}
