export { proposalQuery, proposalsQuery } from '../../app/proposal-queries.ts';
export { MakeProposal, type MakeProposalProps } from './make-proposal.tsx';
export { ProposalScreen } from './proposal-screen.tsx';
export { ProposalsScreen } from './proposals-screen.tsx';
export { type ProposalCard, useProposalCards } from './use-proposal-cards.ts';
