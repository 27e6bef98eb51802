import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { CollabFigures, CollabObserver } from '../collab/index.ts';
import { watchLoopLag } from './loop-lag.ts';

/** Seconds; fine around what people feel, coarse beyond. */
const ACKNOWLEDGED = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ANSWERED = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const COMMITTED = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const LATE = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];

type Cause = Parameters<CollabObserver['rejected']>[0];

/** Told from the start, so that the first frame of a kind is seen as a rise. */
const CAUSES = {
  too_large: true,
  undecodable: true,
  bad_length: true,
  too_deep: true,
  too_many_clients: true,
  too_costly: true,
  foreign_client: true,
  bad_shape: true,
  bad_frame: true,
  bad_presence: true,
  read_only: true,
  too_fast: true,
} satisfies Record<Cause, true>;

/** What is asked of the running parts whenever somebody reads the figures. */
export interface Watched {
  readonly figures: () => CollabFigures;
  readonly isLogWritable: () => Promise<boolean>;
}

/** The figures of one process, for Prometheus. */
export interface Metrics {
  readonly observer: CollabObserver;
  /** The log stored so many updates in one commit. */
  committed(milliseconds: number, updates: number): void;
  /** One answered request; `route` is the pattern, never the address itself. */
  answered(route: string, status: number, milliseconds: number): void;
  /** From here on the running parts are asked. */
  watch(watched: Watched): void;
  /** The text Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
  stop(): void;
}

let ofProcess: Registry | undefined;

/** Memory, processor time, collected garbage: of the process, however many products run in it. */
function processRegistry(): Registry {
  if (ofProcess !== undefined) return ofProcess;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // They count the pause of their own timer as lag; ours below does not.
  for (const { name } of registry.getMetricsAsArray())
    if (name.startsWith('nodejs_eventloop_lag')) registry.removeSingleMetric(name);
  ofProcess = registry;
  return registry;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let watched: Watched | undefined;

  const acknowledged = new Histogram({
    name: 'geflecht_ack_seconds',
    help: 'Time from the arrival of an update to its acknowledgement, which follows the commit.',
    buckets: ACKNOWLEDGED,
    registers,
  });
  const commits = new Histogram({
    name: 'geflecht_commit_seconds',
    help: 'Time of one commit of the log.',
    buckets: COMMITTED,
    registers,
  });
  const stored = new Counter({
    name: 'geflecht_committed_updates_total',
    help: 'Updates that the log has stored.',
    registers,
  });
  const rejected = new Counter({
    name: 'geflecht_rejected_frames_total',
    help: 'Frames that were turned away, by cause.',
    labelNames: ['cause'] as const,
    registers,
  });
  for (const cause of Object.keys(CAUSES)) rejected.inc({ cause }, 0);
  const dropped = new Counter({
    name: 'geflecht_dropped_readers_total',
    help: 'Sockets cut off because their reader was too far behind.',
    registers,
  });
  const failures = new Counter({
    name: 'geflecht_contained_failures_total',
    help: 'Exceptions that closed one connection or document and nothing else, by place.',
    labelNames: ['where'] as const,
    registers,
  });
  const requests = new Histogram({
    name: 'geflecht_http_seconds',
    help: 'Time to answer a request, by route and class of status.',
    labelNames: ['route', 'status'] as const,
    buckets: ANSWERED,
    registers,
  });
  const lag = new Histogram({
    name: 'geflecht_loop_lag_seconds',
    help: 'How late the event loop comes to what is due.',
    buckets: LATE,
    registers,
  });
  const stopLag = watchLoopLag((milliseconds) => lag.observe(milliseconds / 1000));

  function gauge(name: string, help: string, read: (of: Watched) => number | Promise<number>): void {
    const made: Gauge = new Gauge({
      name,
      help,
      registers,
      collect: async () => {
        if (watched !== undefined) made.set(await read(watched));
      },
    });
  }
  gauge('geflecht_documents', 'Live documents in memory.', ({ figures }) => figures().documents);
  gauge('geflecht_connections', 'Open sockets.', ({ figures }) => figures().connections);
  gauge(
    'geflecht_unflushed_updates',
    'Updates that are not on disk yet.',
    ({ figures }) => figures().unflushedUpdates,
  );
  gauge(
    'geflecht_unflushed_bytes',
    'Bytes of updates that are not on disk yet.',
    ({ figures }) => figures().unflushedBytes,
  );
  gauge(
    'geflecht_log_writable',
    'Whether updates can be stored just now; 1 or 0.',
    async ({ isLogWritable }) => ((await isLogWritable()) ? 1 : 0),
  );

  return {
    observer: {
      acknowledged: (milliseconds) => acknowledged.observe(milliseconds / 1000),
      rejected: (cause) => rejected.inc({ cause }),
      readerDropped: () => dropped.inc(),
      failed: (where) => failures.inc({ where }),
    },
    committed(milliseconds, updates) {
      commits.observe(milliseconds / 1000);
      stored.inc(updates);
    },
    answered: (route, status, milliseconds) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000),
    watch(parts) {
      watched = parts;
    },
    text: async () => `${await registry.metrics()}\n${await processRegistry().metrics()}`,
    contentType: registry.contentType,
    stop: stopLag,
  };
}
