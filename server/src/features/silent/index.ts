export { createGathering, type Gathering } from './gathering.ts';
export { silentRoutes } from './routes.ts';
export { isRoundRunning } from './store.ts';
