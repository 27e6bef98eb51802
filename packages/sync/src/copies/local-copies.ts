import type { PersonId } from '@geflecht/domain';
import type * as Y from 'yjs';

import { copyName, dropDatabase, within } from './database.ts';
import { type Directory, openDirectory } from './directory.ts';
import { createLocalCopy, type LocalCopy } from './local-copy.ts';

/** A browser that does not answer for so long keeps nothing for us. */
const PATIENCE = 5_000;
/** A copy nobody has opened for so long, and in which nothing waits, is taken away. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
/** The same for what another person left who did not sign out; a tab of theirs may still be at work. */
const OTHERS_KEPT_FOR = 24 * 60 * 60 * 1000;
/** Where tabs tell one another that they have written while away. */
const CHANNEL = 'geflecht:copies';

export interface LocalCopiesOptions {
  readonly person: PersonId;
  readonly random: () => number;
  /** Milliseconds of the calendar. */
  readonly date: () => number;
  readonly changed: () => void;
  /** Another tab of this person has written in a document while away. */
  readonly written: (document: string) => void;
}

/** One person's copies on this device, as a tab uses them. */
export interface LocalCopies {
  open(document: string, doc: Y.Doc, changed: () => void): LocalCopy;
  /** Names of the documents in which something is unsent; none where nothing can be kept. */
  unsent(): Promise<readonly string[]>;
  close(): void;
}

interface Note {
  readonly person: PersonId;
  readonly document: string;
}

export function createLocalCopies(options: LocalCopiesOptions): LocalCopies {
  const { person, random, date } = options;
  const tab = `${date().toString(36)}-${Math.floor(random() * 2 ** 48).toString(36)}`;
  const directory = within(PATIENCE, openDirectory());
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  if (channel !== undefined) {
    channel.onmessage = ({ data }: MessageEvent<Note>) => {
      if (data.person === person) options.written(data.document);
    };
  }
  directory
    .then((list) => tidy(list, person, date()))
    .catch(() => {
      // What cannot be tidied is not there, or is tidied another time.
    });

  return {
    open: (document, doc, changed) =>
      createLocalCopy({
        person,
        document,
        doc,
        tab,
        date,
        directory,
        changed,
        written: () => channel?.postMessage({ person, document } satisfies Note),
      }),
    async unsent() {
      try {
        const found = await (await directory).unsent(person);
        return [...new Set(found.map((entry) => entry.document))];
      } catch {
        return [];
      }
    },
    close() {
      channel?.close();
      directory.then((list) => list.close()).catch(() => undefined);
    },
  };
}

/** Takes away what nobody needs here any more; never unsent words. */
async function tidy(directory: Directory, person: PersonId, today: number): Promise<void> {
  const all = await directory.copies();
  for (const copy of all) {
    if (today - copy.openedAt < (copy.person === person ? KEPT_FOR : OTHERS_KEPT_FOR)) continue;
    if ((await directory.unsent(copy.person, copy.document)).length > 0) continue;
    await drop(directory, copy.person, copy.document);
  }
}

async function drop(directory: Directory, person: PersonId, document: string): Promise<void> {
  await within(PATIENCE, dropDatabase(copyName(person, document)));
  await directory.remove(person, document);
}

/**
 * Takes a person's copies away from this device.
 *
 * @param unsent whether those in which something is unsent stay
 * @returns how many of them could not be taken away just now; they are tried again by whoever signs in next.
 */
export async function removeLocalCopies(person: PersonId, unsent: 'keep' | 'discard'): Promise<number> {
  let directory: Directory;
  try {
    directory = await within(PATIENCE, openDirectory());
  } catch {
    return 0;
  }
  const own = (await directory.copies()).filter((copy) => copy.person === person);
  const waiting = (await directory.unsent(person)).map((entry) => entry.document);
  const all = new Set([...own.map((copy) => copy.document), ...waiting]);
  const names = [...all].filter((name) => unsent === 'discard' || !waiting.includes(name));
  const done = await Promise.allSettled(names.map((name) => drop(directory, person, name)));
  directory.close();
  return done.filter((each) => each.status === 'rejected').length;
}

/** How many of a person's changes on this device the server has not acknowledged; 0 where nothing can be kept. */
export async function countUnsent(person: PersonId): Promise<number> {
  try {
    const directory = await within(PATIENCE, openDirectory());
    const found = await directory.unsent(person);
    directory.close();
    return found.reduce((sum, entry) => sum + entry.count, 0);
  } catch {
    return 0;
  }
}
