import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import type { FeedEvent, HubMessage } from '@geflecht/contract';
import type { FastifyInstance } from 'fastify';

import {
  type Bus,
  type Collab,
  type CollabOptions,
  createCollab,
  createDocumentLog,
  createRedisBus,
  createSilentBus,
  type DocumentLog,
} from '../collab/index.ts';
import {
  createEntry,
  deleteExampleSessions,
  deleteExpiredSessions,
  type Entry,
  installationId,
  renewSetupCode,
} from '../features/auth/index.ts';
import { loadWorld } from '../features/demo/index.ts';
import { latestSeq, readEvents } from '../features/events/index.ts';
import { createReadiness } from '../features/health/index.ts';
import { createMailer, type Mailer } from '../features/outbox/index.ts';
import { createGathering, type Gathering } from '../features/silent/index.ts';
import { createTokenEntrance, deleteExampleTokens } from '../features/tokens/index.ts';
import { createVersionKeeper, type VersionKeeper } from '../features/versions/index.ts';
import { isOwnOrigin } from '../http/own-origin.ts';
import { createServer } from '../http/server.ts';
import { serveClient } from '../http/static-files.ts';
import { migrate, openStorage, type Storage } from '../storage/index.ts';
import { lockDataFolder } from '../storage/sqlite/lock.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { addFeatures } from './features.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createOverdueProjections, type OverdueProjections } from './overdue-projections.ts';
import { createProjection } from './projection.ts';
import { measureRequests } from './request-metrics.ts';
import { createRights } from './rights.ts';
import { createTokenDoor } from './token-door.ts';
import { createTruth } from './truth.ts';
import { watchUpgraded } from './upgraded.ts';

const CLIENT = fileURLToPath(new URL('../../../client/dist', import.meta.url));
/** A longer gap is cheaper to close by fetching the lists anew. */
const MOST_MISSED = 200;
/** Milliseconds that sockets have to answer the goodbye. */
const FAREWELL = 1000;

/** Parts that tests replace; everything else is the real thing. */
export interface StartOptions {
  readonly now?: () => Date;
  readonly clientDirectory?: string;
}

/** A running product. */
export interface Running {
  readonly context: Context;
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Lets the first real admin in, once; `null` when there is one already. */
  readonly setupCode: string | null;
  readonly demo: boolean;
  /** Whether the example world was laid out by this very start. */
  readonly firstRun: boolean;
  /** Answers how much could not be stored; 0 is a clean end. */
  stop(): Promise<number>;
}

/** Opens the data, brings it up to date and serves client, interface and socket on one port. */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const unlock = config.databaseUrl === null ? lockDataFolder(config.dataDir) : () => undefined;
  const storage = await openStorage(
    config.databaseUrl === null ? { dataDir: config.dataDir } : { databaseUrl: config.databaseUrl },
  );
  try {
    return await serve(config, options, storage, unlock);
  } catch (error) {
    await storage.close();
    unlock();
    throw error;
  }
}

async function serve(
  config: Config,
  options: StartOptions,
  storage: Storage,
  unlock: () => void,
): Promise<Running> {
  const now = options.now ?? (() => new Date());
  await migrate(storage, now);
  const firstRun = await loadWorld(storage, now(), { people: config.demo !== 'off' });
  const setupCode = await renewSetupCode(storage, randomBytes);
  await deleteExpiredSessions(storage.db, now());

  const app = await createServer(config);
  const logger = app.log;
  const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, storage, now, logger });
  const metrics = createMetrics();
  const log = createDocumentLog({
    storage,
    place: config.databaseUrl === null ? { dataDir: config.dataDir } : { databaseUrl: config.databaseUrl },
    now,
    logger,
    onCommit: metrics.committed,
  });
  const bus = await busOf(config, storage, logger);
  const latestEvent = await latestSeq(storage.db);
  const parts = { config, storage, now, app, mailer, log, metrics, bus, latestEvent };
  const { collab, entry, versions, overdue, silent } = connect(parts);
  measureRequests(app, metrics);
  const demo = await entry.demoActive();
  if (!demo) {
    await deleteExampleSessions(storage.db);
    await deleteExampleTokens(storage.db);
  }

  const context: Context = {
    config,
    storage,
    now,
    randomId,
    randomBytes: (size) => randomBytes(size),
    publish: (event) => collab.publish(event),
    signal: (board, signal) => collab.signal(board, signal),
    collab,
    silent,
    versions,
    publicAddress: () => config.publicUrl ?? addressOf(app, config),
  };
  let isStopping = false;
  const readiness = createReadiness({
    storage,
    dataDir: config.databaseUrl === null ? config.dataDir : null,
    now,
    signs: {
      log: () => log.state(),
      nodes: () => (bus.isSilent ? 'alone' : bus.state()),
      isStopping: () => isStopping,
    },
  });
  metrics.watch({
    figures: () => collab.figures(),
    isLogWritable: async () => (await readiness()).log === 'writable',
  });
  const vitals = { readiness, isStopping: () => isStopping, metrics };
  addFeatures(app, context, { entry, mailer, vitals });
  await serveClient(app, options.clientDirectory ?? CLIENT);
  const upgraded = watchUpgraded(app.server);
  app.server.on('upgrade', (request, socket, head) => void collab.handleUpgrade(request, socket, head));
  await app.listen({ port: config.port, host: config.host });
  versions.start();
  overdue.start();
  silent.start();

  let stopping: Promise<number> | undefined;
  async function stop(): Promise<number> {
    // Balancers hear of it while what is under way is stored; nothing new is begun.
    isStopping = true;
    app.log.info('stopping');
    const rested = Promise.all([overdue.stop(), silent.stop()]);
    const { unflushed } = await collab.stop();
    const closed = app.close();
    await upgraded.end(FAREWELL);
    await closed;
    mailer.close();
    await versions.stop();
    await rested;
    await log.close();
    metrics.stop();
    await storage.close();
    unlock();
    if (unflushed === 0) app.log.info('stopped, all stored');
    else app.log.error({ unstored: unflushed }, 'stopped; not all changes could be stored');
    return unflushed;
  }
  return {
    context,
    address: addressOf(app, config),
    setupCode,
    demo,
    firstRun,
    stop: async () => await (stopping ??= stop()),
  };
}

interface Parts {
  readonly config: Config;
  readonly storage: Storage;
  readonly now: () => Date;
  readonly app: FastifyInstance;
  readonly mailer: Mailer;
  readonly log: DocumentLog;
  readonly metrics: Metrics;
  readonly bus: Bus;
  readonly latestEvent: number;
}

function randomId(): string {
  return randomBytes(12).toString('hex');
}

/** Live documents and sessions know each other: a socket needs a session, a session's end closes sockets. */
function connect({ config, storage, now, app, mailer, log, metrics, bus, latestEvent }: Parts): {
  collab: Collab;
  entry: Entry;
  versions: VersionKeeper;
  overdue: OverdueProjections;
  silent: Gathering;
} {
  const entry = createEntry({
    config,
    storage,
    now,
    randomBytes: (size) => randomBytes(size),
    endSession: (of) => collab.endSession(of),
    mailConfigured: mailer.configured,
  });
  const tokens = createTokenEntrance({ storage, now, demoActive: entry.demoActive, logger: app.log });
  const silent = createGathering({
    storage,
    now,
    collab: () => collab,
    tell: (board, record) => collab.signal(board, { topic: 'silent', record }),
    logger: app.log,
  });
  const project = createProjection({
    storage,
    now,
    carryNotes: silent.carry,
    publish: (event) => collab.publish(event),
    collab: () => collab,
  });
  const collab: Collab = createCollab({
    bus,
    truth: createTruth(storage, now, entry.demoActive),
    latestEvent,
    now,
    log,
    observer: metrics.observer,
    logger: app.log,
    isOwnOrigin: (request) => isOwnOrigin(request.headers, config.publicUrl),
    ownerOf: async (request) => await entry.ownerOf(request),
    holderOf: createTokenDoor(tokens, config, now),
    rights: createRights(storage, now),
    missedEvents: async (after) => await missedEvents(storage, after),
    concernsRights,
    project,
    onChanged: (address, person) => versions.changed(address, person),
  });
  const versions = createVersionKeeper({ storage, collab: () => collab, now, randomId, logger: app.log });
  const overdue = createOverdueProjections({ storage, project, logger: app.log });
  return { collab, entry, versions, overdue, silent };
}

/**
 * A membership decides what may be written; a board that is put away is read only; hiding a proposal takes its text away,
 * showing it brings it back.
 */
function concernsRights(event: FeedEvent): ReturnType<CollabOptions['concernsRights']> {
  if (event.kind === 'member_joined' || event.kind === 'member_left') {
    return { person: event.membership.person };
  }
  if (event.kind === 'board_archived' || event.kind === 'board_restored') {
    return { document: { kind: 'board', id: event.board.id } };
  }
  if (event.kind !== 'proposal_moved') return undefined;
  return { document: { kind: 'proposal', id: event.proposal.id } };
}

async function missedEvents(
  storage: Storage,
  after: number,
): Promise<Extract<HubMessage, { type: 'resumed' }>> {
  const seq = await latestSeq(storage.db);
  // More than the newest means a database that was put back; the client then starts anew.
  if (after > seq || seq - after > MOST_MISSED) return { type: 'resumed', events: [], complete: false, seq };
  const events = await readEvents(storage.db, { after, limit: MOST_MISSED });
  return { type: 'resumed', events, complete: true, seq: events.at(-1)?.seq ?? seq };
}

/** Nodes of one database hear each other, and those of another one on the same Redis do not. */
async function busOf(
  { databaseUrl, redisUrl }: Config,
  storage: Storage,
  logger: FastifyInstance['log'],
): Promise<Bus> {
  if (databaseUrl === null) return createSilentBus('alone');
  // Without Redis there may still be others, for a moment at least: while one process takes over from another.
  if (redisUrl === null) return createSilentBus('down');
  const place = await installationId(storage.db, randomBytes);
  return createRedisBus({ url: redisUrl, place, logger });
}

function addressOf(app: FastifyInstance, config: Config): string {
  const { port } = app.server.address() as AddressInfo;
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${everywhere ? 'localhost' : host}:${port}`;
}
