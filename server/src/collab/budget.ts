/** Milliseconds between two fillings of a purse; finer ones would only cost. */
const FILLED_EVERY = 100;

/**
 * A purse that fills by itself: so much a second, up to a bound. What is spent beyond it is a debt to be waited off.
 * Whole numbers alone, all in one place: every frame of every socket spends.
 */
export class Budget {
  readonly #perSecond: number;
  readonly #bound: number;
  #left: number;
  #at: number;

  /** @param now milliseconds on any clock that only grows */
  constructor(perSecond: number, bound: number, now: number) {
    this.#perSecond = perSecond;
    this.#bound = bound;
    this.#left = bound;
    this.#at = Math.trunc(now);
  }

  /** Spends, also into debt; answers the milliseconds until the debt is paid, 0 when there is none. */
  spend(amount: number, now: number): number {
    const passed = Math.trunc(now) - this.#at;
    if (passed >= FILLED_EVERY) {
      const filled = Math.trunc((passed * this.#perSecond) / 1000);
      this.#left = Math.min(this.#bound, this.#left + filled);
      // What was too little for a whole one counts the next time.
      this.#at += Math.ceil((filled * 1000) / this.#perSecond);
    }
    this.#left -= amount;
    return Math.max(0, (-this.#left / this.#perSecond) * 1000 - (Math.trunc(now) - this.#at));
  }
}
