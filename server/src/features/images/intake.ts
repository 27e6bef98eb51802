import type { Readable } from 'node:stream';

import { LIMITS } from '@geflecht/contract';
import { accepted, type PersonId, refused, type Result } from '@geflecht/domain';

import { createBucket } from '../../http/limiter.ts';

/** Files that are read and worked on at the same moment: all in all, and of one person. Each may hold its whole size. */
const MOST = { all: 12, person: 4 };
/** Seconds after which one of them should be done. */
const SOON = 2;

/** Bounds how many files come in. */
export interface Intake {
  /** Takes a file in for as long as `work` lasts. */
  hold<T>(person: PersonId, now: Date, work: () => Promise<Result<T>>): Promise<Result<T>>;
}

export function createIntake(): Intake {
  const bucket = createBucket(60, 30);
  const held = new Map<PersonId, number>();
  let all = 0;
  return {
    async hold(person, now, work) {
      const own = held.get(person) ?? 0;
      if (all >= MOST.all || own >= MOST.person || !bucket.take(person, now)) {
        return refused('rate_limited', { retryAfter: SOON });
      }
      all += 1;
      held.set(person, own + 1);
      try {
        return await work();
      } finally {
        all -= 1;
        const left = (held.get(person) ?? 1) - 1;
        if (left === 0) held.delete(person);
        else held.set(person, left);
      }
    },
  };
}

/** Reads a file as it comes; one that is too large is left where it is as soon as that is known. */
export async function readFile(body: Readable, claimed: string | undefined): Promise<Result<Uint8Array>> {
  if (Number(claimed) > LIMITS.image) return refused('image_too_large');
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > LIMITS.image) return refused('image_too_large');
      parts.push(part);
    }
  } catch (error) {
    // Given up on the way, by a person or by a phone without a net; nobody is there to hear the answer.
    if (body.readableAborted) return refused('image_broken');
    throw error;
  }
  return accepted(Buffer.concat(parts, length));
}
