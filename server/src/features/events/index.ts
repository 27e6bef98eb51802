export { appendEvent, latestSeq, type NewEvent, readEvents, readLastMoves } from './store.ts';
