import type { PersonId } from '@geflecht/domain';

import { readDocumentSeqs, type SocketOwner, type Truth } from '../collab/index.ts';
import { listEndedSessions } from '../features/auth/index.ts';
import { latestSeq, readEvents } from '../features/events/index.ts';
import { loadActors } from '../features/people/index.ts';
import { listEndedTokens, socketsOf, tokenOf } from '../features/tokens/index.ts';
import type { Storage } from '../storage/index.ts';

/** What the nodes read of the database they share. */
export function createTruth(
  { db }: Pick<Storage, 'db'>,
  now: () => Date,
  demoActive: () => Promise<boolean>,
): Truth {
  return {
    events: {
      latest: async () => await latestSeq(db),
      after: async (seq, limit) => await readEvents(db, { after: seq, limit }),
    },
    access: {
      async ended(owners: readonly SocketOwner[]) {
        const came = owners.map(({ session }) => session);
        const tokens = came.flatMap((session) => tokenOf(session) ?? []);
        const sessions = came.filter((session) => tokenOf(session) === undefined);
        const ended = new Set([
          ...(await listEndedSessions(db, sessions, now())),
          ...(await listEndedTokens(db, tokens, { now: now(), demo: await demoActive() })).map(socketsOf),
        ]);
        return owners.filter(({ session }) => ended.has(session));
      },
      async facts(people: readonly PersonId[]) {
        const actors = await loadActors(db, people, now());
        return new Map([...actors].map(([person, actor]) => [person, JSON.stringify(actor)]));
      },
    },
    newest: async (documents) => await readDocumentSeqs(db, documents),
  };
}
