import type { OpenTransition, proposalTransitionBody } from '@geflecht/contract';
import {
  accepted,
  type Actor,
  findTransition,
  may,
  mayReadProposal,
  openSteps,
  type OpenStep,
  type Proposal,
  type ProposalId,
  proposalMachine,
  type ProposalState,
  refused,
  type Result,
  type Right,
  transition,
} from '@geflecht/domain';
import type { Transaction } from 'kysely';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { type Db, inTransaction, type Tables } from '../../storage/index.ts';
import { appendEvent } from '../events/index.ts';
import { loadFacts } from './facts.ts';
import { readable } from './policy.ts';
import { findProposal, findSideFacts, saveSideFacts, updateProposal } from './store.ts';

type Body = v.InferOutput<typeof proposalTransitionBody>;
type Words = Omit<Body, 'to'>;

/**
 * Takes one step of the process. The live text is stored and read first, so that "5 of 5 S.M.A.R.T. fields" speaks of
 * what people see.
 */
export async function moveProposal(
  context: Context,
  actor: SignedIn,
  id: ProposalId,
  body: Body,
): Promise<Result<Proposal>> {
  const known = readable(actor, await findProposal(context.storage.db, id));
  if (!known.ok) return known;
  await context.collab.flush({ kind: 'proposal', id });
  const { to, ...words } = body;
  const at = context.now().toISOString();
  const result = await inTransaction(context.storage, async (tx) => {
    const found = readable(actor, await findProposal(tx, id));
    if (!found.ok) return found;
    const proposal = found.value;
    const step = findTransition(proposalMachine, proposal.state, to);
    if (step === undefined) return refused('transition_unknown', { from: proposal.state, to });
    if (rightTo(actor, proposal, step) !== 'yes') return refused('not_permitted');
    const taken = transition(proposalMachine, proposal.state, to, await loadFacts(tx, proposal, words));
    if (!taken.ok) return taken;
    if (words.successor !== undefined && !(await isOther(tx, actor, proposal, words.successor))) {
      return refused('unknown_id', { field: 'successor' });
    }
    const moved = after(proposal, to, words, at);
    await updateProposal(tx, moved);
    await recordSideFacts(tx, proposal, to, words);
    const event = await appendEvent(tx, {
      at,
      actor: actor.person,
      manufakturen: [proposal.manufaktur],
      change: { kind: 'proposal_moved', proposal: moved, from: proposal.state, reason: moved.stateReason },
    });
    return accepted({ moved, event });
  });
  if (!result.ok) return result;
  context.publish(result.value.event);
  return accepted(result.value.moved);
}

/** The steps this person may take or suggest from here, each with what is still missing. */
export async function openTransitions(
  db: Db,
  actor: Actor,
  proposal: Proposal,
): Promise<readonly OpenTransition[]> {
  const facts = await loadFacts(db, proposal);
  return openSteps(proposalMachine, proposal.state, facts).flatMap((step) => {
    const right = rightTo(actor, proposal, step);
    if (right === 'no' || !isOffered(step)) return [];
    const asks = step.asks.filter((ask) => ask !== 'score');
    return [{ to: step.to, right, missing: step.missing, asks }];
  });
}

/** A hidden proposal returns only to where it was; parts of a split are made where splitting is done. */
function isOffered(step: OpenStep<ProposalState>): boolean {
  return step.to !== 'geteilt' && !step.missing.includes('guard_previous_state');
}

function rightTo(
  actor: Actor,
  proposal: Proposal,
  step: { readonly action: OpenStep<ProposalState>['action']; readonly beyondManufaktur?: boolean },
): Right {
  if (step.action === 'automatic') return 'no';
  return may(actor, step.action, step.beyondManufaktur === true ? {} : { manufaktur: proposal.manufaktur });
}

function after(proposal: Proposal, to: ProposalState, words: Words, at: string): Proposal {
  return {
    ...proposal,
    state: to,
    opinion: words.opinion ?? proposal.opinion,
    stateReason: words.reason ?? words.source ?? null,
    updatedAt: at,
    version: proposal.version + 1,
  };
}

async function recordSideFacts(
  tx: Transaction<Tables>,
  proposal: Proposal,
  to: ProposalState,
  words: Words,
): Promise<void> {
  const before = await findSideFacts(tx, proposal.id);
  await saveSideFacts(tx, proposal.id, {
    hiddenFrom: to === 'verborgen' ? proposal.state : null,
    successors: words.successor === undefined ? before.successors : [words.successor],
  });
}

async function isOther(
  tx: Transaction<Tables>,
  actor: Actor,
  proposal: Proposal,
  successor: ProposalId,
): Promise<boolean> {
  const other = await findProposal(tx, successor);
  return other !== undefined && other.id !== proposal.id && mayReadProposal(actor, other);
}
