import type { VersionId } from '@geflecht/domain';

import type { VersionAge } from './store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long unnamed versions stay, and how many of them: the newest of each slot. Milliseconds. */
const STAGES = [
  { until: DAY, slot: 0 },
  { until: 7 * DAY, slot: HOUR },
  { until: 365 * DAY, slot: DAY },
] as const;

/** Bytes that the unnamed versions of one document may take together. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Which versions of one document may go. Named ones never do, nor does the newest. Of the others all of the last day
 * stay, one an hour for a week, and one a day for a year; when they take too much room, the oldest of them go first.
 * @param versions newest first
 */
export function forgettable(
  versions: readonly VersionAge[],
  now: Date,
  mostBytes = MOST_BYTES,
): readonly VersionId[] {
  const forgotten: VersionId[] = [];
  const taken = new Set<string>();
  let bytes = 0;
  let isFull = false;
  versions.forEach((version, place) => {
    if (version.isNamed) return;
    const slot = slotOf(version, now);
    isFull ||= bytes + version.bytes > mostBytes;
    if (place > 0 && (isFull || slot === undefined || taken.has(slot))) {
      forgotten.push(version.id);
      return;
    }
    bytes += version.bytes;
    if (slot !== undefined) taken.add(slot);
  });
  return forgotten;
}

/** Of the versions with the same slot one stays; none of those without. */
function slotOf({ id, at }: VersionAge, now: Date): string | undefined {
  const time = Date.parse(at);
  const stage = STAGES.find(({ until }) => now.getTime() - time < until);
  if (stage === undefined) return undefined;
  return stage.slot === 0 ? id : `${stage.slot}/${Math.floor(time / stage.slot)}`;
}
