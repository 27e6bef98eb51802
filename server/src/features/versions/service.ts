import { LIMITS, type VersionContent } from '@geflecht/contract';
import {
  accepted,
  type Actor,
  type SharedAddress,
  type DocumentVersion,
  may,
  refused,
  type Result,
  type VersionId,
} from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { differenceTo } from '../../collab/index.ts';
import type { SignedIn } from '../../http/serve.ts';
import type { Db } from '../../storage/index.ts';
import { changeVersion } from './change.ts';
import { takingMeans } from './means.ts';
import { unpackState } from './packing.ts';
import {
  countNamed,
  findVersion,
  type KeptVersion,
  listVersions,
  readVersionState,
  updateVersion,
} from './store.ts';
import { findKeptSubject, findSubject } from './subject.ts';
import { keep, take } from './taking.ts';

/** Named versions of one document; they stay for good. */
const MOST_NAMED = 200;

/** The versions of a document, newest first, a page at a time. */
export async function readVersions(
  context: Context,
  actor: Actor,
  address: SharedAddress,
  before: VersionId | undefined,
): Promise<Result<readonly DocumentVersion[]>> {
  const { db } = context.storage;
  const subject = await findSubject(db, actor, address);
  if (!subject.ok) return subject;
  const last = before === undefined ? undefined : await findVersion(db, before);
  // Thinned out while somebody was reading: the list begins anew for them.
  if (before !== undefined && last === undefined) return refused('unknown_id', { field: 'before' });
  const page = { limit: LIMITS.versionPage, ...(last === undefined ? {} : { before: last }) };
  return accepted((await listVersions(db, address, page)).map(({ version }) => version));
}

/** A version with its content, and what restoring it would do. */
export async function readVersion(
  context: Context,
  actor: Actor,
  id: VersionId,
): Promise<Result<VersionContent>> {
  const { db } = context.storage;
  const found = await findForReader(db, actor, id);
  if (!found.ok) return found;
  const { version } = found.value;
  const state = await unpackState(await readVersionState(db, id));
  const difference = await context.collab.read(version.document, (document) =>
    differenceTo(document, version.document.kind, state),
  );
  return accepted({ version, state: Buffer.from(state).toString('base64'), difference });
}

/** Keeps the present state for good, under a name. */
export async function nameVersion(
  context: Context,
  actor: SignedIn,
  address: SharedAddress,
  name: string,
): Promise<Result<DocumentVersion>> {
  const allowed = await findKeptSubject(context.storage.db, actor, address);
  if (!allowed.ok) return allowed;
  await context.versions.writers.store();
  const means = takingMeans(context);
  const taken = await take(means, address);
  if (!taken.ok) return taken;
  return await changeVersion(context, actor, address, 'version_named', async (tx) => {
    const occasion = { origin: 'person', name, namedBy: actor.person } as const;
    const { kept, before } = await keep(tx, means, taken.value, occasion);
    const isNews = before?.version.name !== name;
    if (isNews && (await isFull(tx, address))) return refused('too_many_versions', { limit: MOST_NAMED });
    return accepted({ version: kept.version, isNews });
  });
}

/** Gives a version another name, or its first one. */
export async function renameVersion(
  context: Context,
  actor: SignedIn,
  id: VersionId,
  name: string,
): Promise<Result<DocumentVersion>> {
  const found = await findForReader(context.storage.db, actor, id);
  if (!found.ok) return found;
  const { document } = found.value.version;
  return await changeVersion(context, actor, document, 'version_named', async (tx) => {
    const before = await findVersion(tx, id);
    if (before === undefined) return refused('unknown_id');
    if (before.version.name === name) return accepted({ version: before.version, isNews: false });
    const named = { name, namedBy: actor.person };
    await updateVersion(tx, id, named);
    if (await isFull(tx, document)) return refused('too_many_versions', { limit: MOST_NAMED });
    return accepted({ version: { ...before.version, ...named }, isNews: true });
  });
}

/** The version, if there is one for this person; who may not look around hears the same of every id. */
export async function findForReader(db: Db, actor: Actor, id: VersionId): Promise<Result<KeptVersion>> {
  const found = await findVersion(db, id);
  if (found === undefined) {
    return refused(may(actor, 'read_workspace') === 'yes' ? 'unknown_id' : 'not_permitted');
  }
  const subject = await findSubject(db, actor, found.version.document);
  return subject.ok ? accepted(found) : subject;
}

async function isFull(db: Db, address: SharedAddress): Promise<boolean> {
  return (await countNamed(db, address)) > MOST_NAMED;
}
