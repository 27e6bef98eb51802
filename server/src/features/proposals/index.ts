export { readable } from './policy.ts';
export { proposalRoutes } from './routes.ts';
export { countByState, findProposal, insertProposal, listProposals, setSmartFilled } from './store.ts';
export { openTransitions } from './transitions.ts';
