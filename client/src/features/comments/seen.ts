import type { CommentThread } from '@geflecht/contract';
import type { BoardId, PersonId, ThreadId, Timestamp } from '@geflecht/domain';
import * as v from 'valibot';

import { readStoredJson, writeStored } from '../../platform/stored.ts';

/** What was read on this device; kept for the newest threads alone. */
export interface Seen {
  /** What was there before the first visit is not news. */
  readonly since: Timestamp;
  readonly threads: Readonly<Record<string, Timestamp>>;
}

const MOST = 500;
const schema = v.object({ since: v.string(), threads: v.record(v.string(), v.string()) });
const isSeen = (value: unknown): value is Seen => v.is(schema, value);

const keyOf = (board: BoardId, me: PersonId): string => `geflecht.comments-seen:${me}:${board}`;

export function readSeen(board: BoardId, me: PersonId, now: Date): Seen {
  const known = readStoredJson(keyOf(board, me), isSeen);
  if (known !== null) return known;
  const first = { since: now.toISOString(), threads: {} };
  writeStored(keyOf(board, me), JSON.stringify(first));
  return first;
}

export function sawThread(seen: Seen, id: ThreadId, at: Timestamp): Seen {
  const entries = Object.entries({ ...seen.threads, [id]: at });
  return {
    ...seen,
    threads: Object.fromEntries(entries.toSorted((a, b) => (a[1] < b[1] ? 1 : -1)).slice(0, MOST)),
  };
}

export function keepSeen(board: BoardId, me: PersonId, seen: Seen): void {
  writeStored(keyOf(board, me), JSON.stringify(seen));
}

/** Whether somebody else has written since one last looked. */
export function isNews({ id, lastAt, lastBy }: CommentThread, seen: Seen, me: PersonId): boolean {
  return lastBy !== me && lastAt > (seen.threads[id] ?? seen.since);
}
