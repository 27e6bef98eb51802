export { eventRoutes } from './routes.ts';
export { appendEvent, latestSeq, type NewEvent, readEvents, readLastMove } from './store.ts';
