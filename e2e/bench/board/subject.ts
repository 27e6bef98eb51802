import type { BenchWorld } from './world.ts';

/** The view: the world point in its middle, and CSS pixels per world unit. */
export interface BenchView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Another peer moves one note. */
export interface RemoteMove {
  readonly id: string;
  readonly dx: number;
  readonly dy: number;
}

/** Another person's pointer, in world units. */
export interface BenchPerson {
  readonly nr: number;
  readonly x: number;
  readonly y: number;
}

/** What the bench asks of a board program; one adapter for each. */
export interface Subject {
  /** Turns the world into the program's own data in memory; not measured. */
  prepare(world: BenchWorld): Promise<void>;
  /** Shows the prepared data; the time until the first paint is measured. */
  mount(container: HTMLElement): void;
  /** The canvas on which the board's items appear. */
  canvas(): HTMLCanvasElement | null;
  setView(view: BenchView): void;
  select(ids: readonly string[]): void;
  /** Gets others' changes ready as they would come over the wire; not measured. */
  prepareRemote(moves: readonly RemoteMove[]): void;
  /** Takes in one of them, the way others' changes arrive in the program. */
  receive(index: number): void;
  /** Shows the pointers of others where they are now. */
  movePeople(people: readonly BenchPerson[]): void;
  /** The browser's storage, where the program has one of its own. */
  readonly storage?: { keep(): Promise<void>; open(): Promise<void> };
  /** Where a note's upper left corner is, for checking that a drag has moved it. */
  position(id: string): { x: number; y: number };
}
