import type { VisitView, WritersView } from '@geflecht/contract';
import { accepted, type BoardId, documentName, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { listWriters, readDocumentHead } from '../../collab/index.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { boardFor, findVisit, putVisit } from '../boards/index.ts';

/** What the person who asks had seen of a board when they left it last. */
export async function readVisit(
  { storage: { db } }: Context,
  actor: SignedIn,
  id: BoardId,
): Promise<Result<VisitView>> {
  const found = await boardFor(db, actor, id);
  if (!found.ok) return found;
  const visit = await findVisit(db, id, actor.person);
  if (visit === undefined) return accepted({ visit: null });
  return accepted({ visit: { at: visit.at, seen: Buffer.from(visit.seen).toString('base64') } });
}

/** Keeps what somebody has seen. It is theirs alone: what it says harms nobody else, true or not. */
export async function keepVisit(
  { storage, now }: Context,
  actor: SignedIn,
  id: BoardId,
  seen: string,
): Promise<Result<void>> {
  return await inTransaction<void>(storage, async (tx) => {
    const found = await boardFor(tx, actor, id);
    if (!found.ok) return found;
    const head = await readDocumentHead(tx, documentName({ kind: 'board', id }));
    const visit = { board: id, person: actor.person, at: now().toISOString(), seq: head?.seq ?? 0 };
    await putVisit(tx, { ...visit, seen: Buffer.from(seen, 'base64') });
    return accepted(undefined);
  });
}

/** Who writes on a board under which client id. */
export async function readWriters(
  { storage: { db } }: Context,
  actor: SignedIn,
  id: BoardId,
  clients: readonly number[],
): Promise<Result<WritersView>> {
  const found = await boardFor(db, actor, id);
  if (!found.ok) return found;
  return accepted({ writers: await listWriters(db, documentName({ kind: 'board', id }), clients) });
}
