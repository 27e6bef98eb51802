import { MOST_EFFORT } from './limits.ts';

/** Adds up what applying an update would cost beside what every piece costs; see `MOST_EFFORT`. */
export class Effort {
  #left = MOST_EFFORT;

  get isSpent(): boolean {
    return this.#left < 0;
  }

  spend(steps: number): void {
    this.#left -= steps;
  }

  /** One is taken out of, or put into, the middle of a row: all after it move, five hundred in a step. */
  shift(row: number): void {
    this.#left -= 1 + row / 512;
  }
}
