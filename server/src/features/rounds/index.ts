export { insertRating, insertRound, listRatings, listRounds } from './store.ts';
