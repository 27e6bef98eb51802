export { searchRoutes } from './routes.ts';
export { matchProposals } from './service.ts';
export { indexBoard, indexProposal } from './store.ts';
