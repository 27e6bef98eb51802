/** A purse that fills by itself: so much a second, up to a bound. What is spent beyond it is a debt to be waited off. */
export interface Budget {
  /** Spends, also into debt; answers the milliseconds until the debt is paid, 0 when there is none. */
  spend(amount: number): number;
}

/** @param now milliseconds on any clock that only grows */
export function createBudget(perSecond: number, bound: number, now: () => number): Budget {
  let left = bound;
  let at = now();
  return {
    spend(amount) {
      const moment = now();
      left = Math.min(bound, left + ((moment - at) / 1000) * perSecond) - amount;
      at = moment;
      return left >= 0 ? 0 : (-left / perSecond) * 1000;
    },
  };
}
