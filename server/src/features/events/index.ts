export { eventRoutes } from './routes.ts';
export { appendEvent, latestSeq, type NewEvent, readEvents, readLastMoves } from './store.ts';
