export { hostileState, type Surroundings } from './presence-states.ts';
