export { searchRoutes } from './routes.ts';
export { matchProposals } from './service.ts';
export { type BoardText, indexBoard, indexProposal } from './store.ts';
