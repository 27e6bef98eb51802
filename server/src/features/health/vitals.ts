import type { Readiness } from './readiness.ts';

/** What there is to tell when somebody asks how the process is. */
export interface Vitals {
  /** The process has been told to end. */
  readonly isStopping: () => boolean;
  /** Asks the database, too. */
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
}
