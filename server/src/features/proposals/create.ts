import type { FeedEvent } from '@geflecht/contract';
import type { createProposalBody } from '@geflecht/contract';
import {
  accepted,
  may,
  type Proposal,
  type ProposalId,
  proposalMachine,
  refused,
  type Result,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { appendEvent } from '../events/index.ts';
import { findManufaktur } from '../manufakturen/index.ts';
import { indexProposal } from '../search/index.ts';
import { findProposal, insertProposal } from './store.ts';

type Body = v.InferOutput<typeof createProposalBody>;

const MIDDLE_PRIORITY = 3;

interface Created {
  readonly proposal: Proposal;
  /** Absent when the same call had already succeeded. */
  readonly event?: FeedEvent;
}

/**
 * Begins a proposal. The client makes its id, so that a call whose answer was lost can be repeated: the second finds
 * the first one's work and changes nothing.
 */
export async function createProposal(
  context: Context,
  actor: SignedIn,
  body: Body,
): Promise<Result<Proposal>> {
  const at = context.now().toISOString();
  const id = body.id ?? (context.randomId() as ProposalId);
  const result = await inTransaction<Created>(context.storage, async (tx) => {
    if ((await findManufaktur(tx, body.manufaktur)) === undefined) {
      return refused('unknown_id', { field: 'manufaktur' });
    }
    if (may(actor, 'create_proposal', { manufaktur: body.manufaktur }) !== 'yes') {
      return refused('not_permitted');
    }
    const before = await findProposal(tx, id);
    if (before !== undefined) {
      const same = before.author === actor.person && before.manufaktur === body.manufaktur;
      return same ? accepted({ proposal: before }) : refused('id_taken');
    }
    const proposal: Proposal = {
      id,
      manufaktur: body.manufaktur,
      type: body.type,
      title: body.title,
      summary: body.summary ?? '',
      sdgs: [],
      referate: [],
      state: proposalMachine.start,
      priority: MIDDLE_PRIORITY,
      smartFilled: [],
      opinion: null,
      stateReason: null,
      author: actor.person,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    await insertProposal(tx, proposal);
    await indexProposal(tx, proposal);
    const event = await appendEvent(tx, {
      at,
      actor: actor.person,
      manufakturen: [proposal.manufaktur],
      change: { kind: 'proposal_created', proposal },
    });
    return accepted({ proposal, event });
  });
  if (!result.ok) return result;
  if (result.value.event !== undefined) context.publish(result.value.event);
  return accepted(result.value.proposal);
}
