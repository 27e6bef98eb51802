export { type Dice, diceOf } from './dice.ts';
export { hostileState, type Surroundings } from './presence-states.ts';
