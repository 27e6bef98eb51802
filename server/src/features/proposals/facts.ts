import type { ProposalTransitionBody } from '@geflecht/contract';
import type { Proposal, ProposalFacts, RoundState } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { listRounds } from '../rounds/index.ts';
import { findSideFacts, listProposals } from './store.ts';

/** From the nominations to the decision a candidate takes up one of its Manufaktur's places. */
const RUNNING: readonly RoundState[] = [
  'nominierung',
  'vorstellung',
  'bewertung',
  'stellungnahme_moderation',
  'kk_beschluss',
];

/** Loads what the machine's guards ask about; `words` are those the step brings with it. */
export async function loadFacts(
  db: Db,
  proposal: Proposal,
  words: Partial<Omit<ProposalTransitionBody, 'to'>> = {},
): Promise<ProposalFacts> {
  const { hiddenFrom } = await findSideFacts(db, proposal.id);
  return {
    smartFilled: proposal.smartFilled,
    sdgs: proposal.sdgs,
    referate: proposal.referate,
    opinion: words.opinion ?? proposal.opinion,
    nominatedInRound: await countOthersNominated(db, proposal),
    source: words.source ?? null,
    reason: words.reason ?? null,
    successors: words.successor === undefined ? [] : [words.successor],
    hiddenFrom,
  };
}

async function countOthersNominated(db: Db, proposal: Proposal): Promise<number> {
  const rounds = await listRounds(db);
  const candidates = new Set(
    rounds.filter((round) => RUNNING.includes(round.state)).flatMap((round) => round.candidates),
  );
  const own = await listProposals(db, { manufaktur: proposal.manufaktur });
  return own.filter(
    (each) => each.id !== proposal.id && (each.state === 'nominiert' || candidates.has(each.id)),
  ).length;
}
