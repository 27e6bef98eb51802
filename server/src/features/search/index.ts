export { searchRoutes } from './routes.ts';
export { matchProposals } from './service.ts';
export { type BoardPart, boardParts, indexBoard, indexBoardPart, indexProposal } from './store.ts';
