export { facilitationRoutes } from './routes.ts';
export { isVoteRunning } from './vote-store.ts';
