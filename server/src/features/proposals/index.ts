export { countByState, findProposal, insertProposal, listProposals, setSmartFilled } from './store.ts';
