import { isDeepStrictEqual } from 'node:util';

import type { FeedEvent, updateProposalBody } from '@geflecht/contract';
import { accepted, may, type Proposal, type ProposalId, refused, type Result } from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { appendEvent } from '../events/index.ts';
import { indexProposal } from '../search/index.ts';
import { readable } from './policy.ts';
import { findProposal, updateProposal } from './store.ts';

type Body = v.InferOutput<typeof updateProposalBody>;

const FIELDS = ['title', 'summary', 'type', 'sdgs', 'referate', 'priority'] as const;
type Field = (typeof FIELDS)[number];

interface Changed {
  readonly proposal: Proposal;
  /** Absent when everything already was as asked for. */
  readonly event?: FeedEvent;
}

/**
 * Changes the header. Who wrote on an older version is refused, with the fields that were kept as others had written
 * them (`details.kept`) and the version to go on from.
 */
export async function changeProposal(
  context: Context,
  actor: SignedIn,
  id: ProposalId,
  body: Body,
): Promise<Result<Proposal>> {
  const at = context.now().toISOString();
  const result = await inTransaction<Changed>(context.storage, async (tx) => {
    const found = readable(actor, await findProposal(tx, id));
    if (!found.ok) return found;
    const before = found.value;
    if (may(actor, 'edit_proposal_header', { manufaktur: before.manufaktur }) !== 'yes') {
      return refused('not_permitted');
    }
    const fields = changedFields(before, body);
    // A repeated call whose first answer was lost finds nothing left to change, whatever version it names.
    if (fields.length === 0) return accepted({ proposal: before });
    if (body.version !== before.version) {
      return refused('version_conflict', { kept: fields, version: before.version });
    }
    const proposal: Proposal = {
      ...before,
      ...pick(body, fields),
      updatedAt: at,
      version: before.version + 1,
    };
    await updateProposal(tx, proposal);
    await indexProposal(tx, proposal);
    const event = await appendEvent(tx, {
      at,
      actor: actor.person,
      manufakturen: [proposal.manufaktur],
      change: { kind: 'proposal_changed', proposal, fields },
    });
    return accepted({ proposal, event });
  });
  if (!result.ok) return result;
  if (result.value.event !== undefined) context.publish(result.value.event);
  return accepted(result.value.proposal);
}

function changedFields(before: Proposal, body: Body): readonly Field[] {
  return FIELDS.filter(
    (field) => body[field] !== undefined && !isDeepStrictEqual(body[field], before[field]),
  );
}

function pick(body: Body, fields: readonly Field[]): Partial<Proposal> {
  return Object.fromEntries(fields.map((field) => [field, body[field]]));
}
