import type { RejectCause } from './guard/index.ts';

/** What the live documents tell of themselves, for the operators. */
export interface CollabObserver {
  /** An update was answered after its commit. */
  acknowledged(milliseconds: number): void;
  rejected(cause: RejectCause): void;
  /** A reader was so far behind that it was cut off. */
  readerDropped(): void;
  /** An exception was contained. */
  failed(where: string): void;
}
