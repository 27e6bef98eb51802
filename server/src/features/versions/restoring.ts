import type { RestoredVersion } from '@geflecht/contract';
import { accepted, type DocumentVersion, documentName, type Result, type VersionId } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { captureState, type DocumentState, readDocumentHead, restoreState } from '../../collab/index.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { changeVersion } from './change.ts';
import { takingMeans } from './means.ts';
import { unpackState } from './packing.ts';
import { findForReader } from './service.ts';
import { readVersionState } from './store.ts';
import { findKeptSubject } from './subject.ts';
import { BEFORE_RESTORE, keep, packed, take, type Taken } from './taking.ts';

/**
 * Makes a document hold exactly what it held in a version, as a new change that everybody sees. What it held just before
 * is kept first, so there always is a way back.
 */
export async function restoreVersion(
  context: Context,
  actor: SignedIn,
  id: VersionId,
): Promise<Result<RestoredVersion>> {
  const { db } = context.storage;
  const found = await findForReader(db, actor, id);
  if (!found.ok) return found;
  const { version, digest } = found.value;
  const { document: address } = version;
  const allowed = await findKeptSubject(db, actor, address);
  if (!allowed.ok) return allowed;

  await context.versions.writers.store();
  const taken = await take(takingMeans(context), address);
  if (!taken.ok) return taken;
  if (taken.value.digest === digest) return accepted({ before: null });
  const before = await keepBefore(context, taken.value);
  if (!before.ok) return before;

  const state = await unpackState(await readVersionState(db, id));
  let overtaking: DocumentState | undefined;
  await context.collab.write(address, 'restore', (document) => {
    const present = captureState(document, address.kind);
    // Somebody has written between the keeping and this moment; from here on nobody can.
    if (present.digest !== taken.value.digest) overtaking = present;
    restoreState(document, address.kind, state);
  });
  context.versions.writers.wrote(address, actor.person, context.now());
  const last = overtaking === undefined ? before : await keepOvertaking(context, taken.value, overtaking);
  if (!last.ok) return last;
  const told = await changeVersion(context, actor, address, 'version_restored', async () =>
    accepted({ version, isNews: true }),
  );
  return told.ok ? accepted({ before: last.value }) : told;
}

async function keepBefore(context: Context, taken: Taken): Promise<Result<DocumentVersion>> {
  return await inTransaction(context.storage, async (tx) => {
    const { kept } = await keep(tx, takingMeans(context), taken, BEFORE_RESTORE);
    return accepted(kept.version);
  });
}

async function keepOvertaking(
  context: Context,
  earlier: Taken,
  state: DocumentState,
): Promise<Result<DocumentVersion>> {
  const { address } = earlier;
  const head = await readDocumentHead(context.storage.db, documentName(address));
  // The restoration itself has the newest number, and is not in it.
  const seq = Math.max(earlier.seq + 1, (head?.seq ?? 0) - 1);
  const late = await packed(address, state, { seq, at: context.now() });
  return late.ok ? await keepBefore(context, late.value) : late;
}
