/** After a pen was near or on the screen, in milliseconds, a touch is taken for the hand that holds it. */
const PEN_NEAR_MS = 500;

/** What of a pointer event decides whether it is a hand at rest. */
export interface Contact {
  readonly pointerId: number;
  readonly pointerType: string;
}

/**
 * Tells the hand that holds a pen from fingers that mean something. As long as a pen is down, or was near a moment ago,
 * touches do not count, from their beginning to their end. Who has a pen draws with it: from then on fingers push the
 * view instead of drawing.
 */
export class Palm {
  /** A pen has been used on this board. */
  hasPen = false;
  readonly #resting = new Set<number>();
  #isPenDown = false;
  #penAt = Number.NEGATIVE_INFINITY;

  /** A pointer comes down at `now` (milliseconds); true when it is the hand's and nothing is to follow from it. */
  down({ pointerId, pointerType }: Contact, now: number): boolean {
    if (pointerType === 'pen') {
      this.hasPen = true;
      this.#isPenDown = true;
      this.#penAt = now;
      return false;
    }
    if (pointerType !== 'touch') return false;
    if (!this.#isPenDown && now - this.#penAt >= PEN_NEAR_MS) return false;
    this.#resting.add(pointerId);
    return true;
  }

  /** A pointer moves; a pen also while it hovers. True when it is the hand's. */
  move({ pointerId, pointerType }: Contact, now: number): boolean {
    if (pointerType === 'pen') this.#penAt = now;
    return this.#resting.has(pointerId);
  }

  /** A pointer is gone; true when it was the hand's. */
  up({ pointerId, pointerType }: Contact, now: number): boolean {
    if (pointerType === 'pen') {
      this.#isPenDown = false;
      this.#penAt = now;
    }
    return this.#resting.delete(pointerId);
  }

  /** Touches that came before the pen did: a hand comes to lie before its pen writes. */
  rest(pointers: Iterable<number>): void {
    for (const pointer of pointers) this.#resting.add(pointer);
  }
}
