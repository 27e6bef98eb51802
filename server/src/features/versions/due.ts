/** Milliseconds. */
export interface VersionTimes {
  /** A document that has been still for so long after a change is kept. */
  readonly still: number;
  /** At the latest after so long of work without such a pause. */
  readonly longest: number;
}

export const VERSION_TIMES: VersionTimes = { still: 5 * 60_000, longest: 30 * 60_000 };

/** Work on a document that no version holds yet; milliseconds since 1970. */
export interface UnkeptWork {
  readonly since: number;
  readonly last: number;
}

export function isDue({ since, last }: UnkeptWork, now: number, times: VersionTimes): boolean {
  return now - last >= times.still || now - since >= times.longest;
}
