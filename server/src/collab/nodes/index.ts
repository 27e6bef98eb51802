import type { FeedEvent } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';

import type { Bus } from '../bus/index.ts';
import type { Roster } from '../roster.ts';
import type { Ended, SocketOwner } from '../sockets.ts';
import { type AccessLink, createAccessLink } from './access-link.ts';
import { type AccessSource, createAccessWatch } from './access-watch.ts';
import { createDocumentLook, type Watched } from './document-look.ts';
import { createEventFeed, type EventSource } from './event-feed.ts';
import { createRosterLink, type RosterLink } from './roster-link.ts';
import { createRounds } from './rounds.ts';

export type { AccessSource } from './access-watch.ts';
export type { EventSource } from './event-feed.ts';

/**
 * Milliseconds between two looks into a database that others may change, too. Whoever loses a right is out within two
 * seconds, whatever state the bus is in: two looks at the sessions, or one at the rights, and the time they take.
 */
const SHARED = { sessions: 800, rights: 1500, events: 1500, documents: 1500 };
/** Every which look at the rights goes through everybody; together with the pace, every half a minute. */
const THOROUGH = 20;
/** The same where nobody else can change anything, but time passes: sessions expire, appointments end. */
const ALONE = 30_000;

/** What is read of the database, which holds the truth for all nodes. */
export interface Truth {
  readonly events: EventSource;
  readonly access: AccessSource;
  /** The newest number of each of these documents; those in which nothing was ever written are absent. */
  readonly newest: (documents: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

export interface NodesOptions {
  readonly bus: Bus;
  readonly truth: Truth;
  /** The newest event at the start. */
  readonly latestEvent: number;
  /** Milliseconds on a clock that only grows. */
  readonly clock: () => number;
  readonly roster: Pick<Roster, 'own' | 'hearNode' | 'loseNode'>;
  readonly owners: () => readonly SocketOwner[];
  readonly documents: () => readonly Watched[];
  /** Told once for each event, in their order, wherever it happened. */
  readonly onEvent: (event: FeedEvent) => void;
  /** So much happened that events up to a number are not told. */
  readonly onEventsSkipped: (upTo: number) => void;
  /** Closes sockets of this node. */
  readonly endSession: (of: Ended) => void;
  /** Compares what people of this node have open with what they may. */
  readonly recheck: (people: ReadonlySet<PersonId>) => Promise<void>;
  /** Nothing is heard of a node any more. */
  readonly loseNode: (node: string) => void;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
  readonly failed: (where: string, error: unknown) => void;
}

/** What the nodes on one database do together, beside the documents themselves. */
export interface Nodes extends Pick<AccessLink, 'ended'>, Pick<RosterLink, 'tell'> {
  /** Tells an event of this node, after its commit. */
  publish(event: FeedEvent): void;
  stop(): void;
}

export function createNodes(options: NodesOptions): Nodes {
  const { bus, truth, failed } = options;
  const feed = createEventFeed({
    bus,
    source: truth.events,
    after: options.latestEvent,
    tell: options.onEvent,
    skip: options.onEventsSkipped,
    failed,
  });
  const people = createRosterLink({
    bus,
    clock: options.clock,
    own: () => options.roster.own(),
    hearNode: (node, told) => options.roster.hearNode(node, told),
    loseNode(node) {
      options.roster.loseNode(node);
      options.loseNode(node);
    },
  });
  const access = createAccessLink(bus, options.endSession);
  const isShared = bus.state() !== 'alone';
  const watch = createAccessWatch({
    source: truth.access,
    owners: options.owners,
    endSession: options.endSession,
    recheck: options.recheck,
    thorough: isShared ? THOROUGH : 1,
  });
  const looks: [name: string, every: number, work: () => Promise<void>][] = isShared
    ? [
        ['sessions', SHARED.sessions, watch.lookAtSessions],
        ['rights', SHARED.rights, watch.lookAtRights],
        ['events', SHARED.events, feed.look],
        ['documents', SHARED.documents, documentLook(options)],
      ]
    : [
        // One that is missing goes with the second look, in a minute.
        ['sessions', ALONE, watch.lookAtSessions],
        ['rights', ALONE, watch.lookAtRights],
      ];
  const stops = looks.map(([name, every, work]) => createRounds({ name, every, work, failed }));

  return {
    publish: feed.publish,
    ended: access.ended,
    tell: people.tell,
    stop() {
      for (const stop of stops) stop();
      feed.stop();
      access.stop();
      people.stop();
    },
  };
}

function documentLook({ bus, truth, documents, logger }: NodesOptions): () => Promise<void> {
  let isTold = false;
  return createDocumentLook({
    watched: documents,
    newest: truth.newest,
    onUntold() {
      if (isTold || !bus.isSilent) return;
      isTold = true;
      logger.warn(
        'another process works on this database; set REDIS_URL on all of them, so that cursors and who is where cross, too',
      );
    },
  });
}
