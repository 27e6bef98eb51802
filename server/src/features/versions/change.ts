import type { FeedEvent } from '@geflecht/contract';
import { accepted, type SharedAddress, type DocumentVersion, type Result } from '@geflecht/domain';
import type { Transaction } from 'kysely';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction, type Tables } from '../../storage/index.ts';
import { appendEvent } from '../events/index.ts';
import { findKeptSubject } from './subject.ts';

/** What a change came to. */
export interface Changed {
  readonly version: DocumentVersion;
  /** False when everything already was as asked for; then nobody is told. */
  readonly isNews: boolean;
}

/** Runs a change of the versions of a document that the person may still write, and tells of it. */
export async function changeVersion(
  context: Context,
  actor: SignedIn,
  address: SharedAddress,
  kind: 'version_named' | 'version_restored',
  work: (tx: Transaction<Tables>) => Promise<Result<Changed>>,
): Promise<Result<DocumentVersion>> {
  const result = await inTransaction<{ version: DocumentVersion; event?: FeedEvent }>(
    context.storage,
    async (tx) => {
      const subject = await findKeptSubject(tx, actor, address);
      if (!subject.ok) return subject;
      const changed = await work(tx);
      if (!changed.ok) return changed;
      const { version, isNews } = changed.value;
      if (!isNews) return accepted({ version });
      const { of } = subject.value;
      const event = await appendEvent(tx, {
        at: context.now().toISOString(),
        actor: actor.person,
        manufakturen: ['board' in of ? of.board.manufaktur : of.proposal.manufaktur],
        change: { kind, version, ...of },
      });
      return accepted({ version, event });
    },
  );
  if (!result.ok) return result;
  if (result.value.event !== undefined) context.publish(result.value.event);
  return accepted(result.value.version);
}
