import type { Stamp } from '@geflecht/board-schema';

import type { Point } from './geometry.ts';

/** A trail of light fades in so many milliseconds. */
const TRAIL_MS = 1400;
/** A sign rises and fades in so many milliseconds. */
const RISE_MS = 2200;
/** Points of one trail at most; older ones go first. */
const MOST_POINTS = 400;
/** Signs in the air at most. */
const MOST_SIGNS = 60;

/** Whose light or sign it is: a tab of somebody else, or this one. */
export type Source = number | 'own';

interface TrailPoint extends Point {
  readonly at: number;
}

/** A sign on its way up. `share` goes from 0 to 1. */
export interface RisingSign {
  readonly stamp: Stamp;
  readonly source: Source;
  /** World units; `null` for somebody whose pointer is not on the board. */
  readonly from: Point | null;
  readonly share: number;
}

/** What one tab shows for a moment, as presence tells it. */
export interface PassingState {
  readonly laser: Point | null;
  readonly reaction: { readonly stamp: Stamp; readonly nr: number } | null;
}

/** Light and signs that pass: they live here for a second or two and nowhere else. Times in milliseconds. */
export class Passing {
  readonly #trails = new Map<Source, TrailPoint[]>();
  readonly #heard = new Map<Source, number | null>();
  #signs: { stamp: Stamp; source: Source; from: Point | null; at: number }[] = [];

  /** Takes in what a tab shows now; `pointer` is where its signs rise from. Returns a sign that is new. */
  show(source: Source, state: PassingState, pointer: Point | null, now: number): Stamp | undefined {
    const { laser, reaction } = state;
    if (laser) this.#shine(source, laser, now);
    const nr = reaction?.nr ?? null;
    const before = this.#heard.get(source);
    this.#heard.set(source, nr);
    // What somebody showed before one came is not for one's eyes.
    if (!reaction || before === undefined || before === nr) return undefined;
    this.#signs.push({ stamp: reaction.stamp, source, from: pointer, at: now });
    if (this.#signs.length > MOST_SIGNS) this.#signs.shift();
    return reaction.stamp;
  }

  /** Forgets tabs that are gone; what they have shown still fades. */
  keep(sources: ReadonlySet<Source>): void {
    for (const source of this.#heard.keys()) if (!sources.has(source)) this.#heard.delete(source);
  }

  /** Lets go of what has faded; true while anything is to be seen. */
  tick(now: number): boolean {
    for (const [source, points] of this.#trails) {
      const alive = points.filter(({ at }) => now - at < TRAIL_MS);
      if (alive.length === 0) this.#trails.delete(source);
      else this.#trails.set(source, alive);
    }
    this.#signs = this.#signs.filter(({ at }) => now - at < RISE_MS);
    return this.#trails.size > 0 || this.#signs.length > 0;
  }

  /** Trails with the share of light each point still has, from 0 to 1, the oldest first. */
  trails(now: number): readonly {
    readonly source: Source;
    readonly points: readonly (Point & { readonly light: number })[];
  }[] {
    return [...this.#trails].map(([source, points]) => ({
      source,
      points: points.map(({ x, y, at }) => ({ x, y, light: Math.max(0, 1 - (now - at) / TRAIL_MS) })),
    }));
  }

  signs(now: number): readonly RisingSign[] {
    return this.#signs.map(({ stamp, source, from, at }) => ({
      stamp,
      source,
      from,
      share: Math.min(1, (now - at) / RISE_MS),
    }));
  }

  get isEmpty(): boolean {
    return this.#trails.size === 0 && this.#signs.length === 0;
  }

  #shine(source: Source, { x, y }: Point, now: number): void {
    const points = this.#trails.get(source) ?? [];
    const last = points.at(-1);
    // Held still it goes on shining in one place.
    if (last?.x === x && last.y === y) points.pop();
    points.push({ x, y, at: now });
    if (points.length > MOST_POINTS) points.shift();
    this.#trails.set(source, points);
  }
}
