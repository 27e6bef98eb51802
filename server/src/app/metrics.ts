import { monitorEventLoopDelay } from 'node:perf_hooks';

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { CollabFigures, CollabObserver } from '../collab/index.ts';

/** Seconds; fine around what people feel, coarse beyond. */
const ACKNOWLEDGED = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ANSWERED = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The figures of one process, for Prometheus. */
export interface Metrics {
  readonly observer: CollabObserver;
  /** One answered request; `route` is the pattern, never the address itself. */
  answered(route: string, status: number, seconds: number): void;
  /** From here on the figures of the live documents are read from there. */
  watch(figures: () => CollabFigures): void;
  /** The text Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
  stop(): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'geflecht_' });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let figures: () => CollabFigures = () => ({
    documents: 0,
    connections: 0,
    unflushedUpdates: 0,
    unflushedBytes: 0,
  });

  const acknowledged = new Histogram({
    name: 'geflecht_ack_seconds',
    help: 'Time from the arrival of an update to its acknowledgement, which follows the commit.',
    buckets: ACKNOWLEDGED,
    registers: [registry],
  });
  const rejected = new Counter({
    name: 'geflecht_rejected_frames_total',
    help: 'Frames that were turned away, by cause.',
    labelNames: ['cause'] as const,
    registers: [registry],
  });
  const dropped = new Counter({
    name: 'geflecht_dropped_readers_total',
    help: 'Sockets cut off because their reader was too far behind.',
    registers: [registry],
  });
  const failures = new Counter({
    name: 'geflecht_contained_failures_total',
    help: 'Exceptions that closed one connection or document and nothing else, by place.',
    labelNames: ['where'] as const,
    registers: [registry],
  });
  const requests = new Histogram({
    name: 'geflecht_http_seconds',
    help: 'Time to answer a request, by route and class of status.',
    labelNames: ['route', 'status'] as const,
    buckets: ANSWERED,
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: () => number): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => made.set(read()),
    });
  };
  gauge('geflecht_documents', 'Live documents in memory.', () => figures().documents);
  gauge('geflecht_connections', 'Open sockets.', () => figures().connections);
  gauge('geflecht_unflushed_updates', 'Updates that are not on disk yet.', () => figures().unflushedUpdates);
  gauge(
    'geflecht_unflushed_bytes',
    'Bytes of updates that are not on disk yet.',
    () => figures().unflushedBytes,
  );
  gauge(
    'geflecht_loop_lag_p99_seconds',
    'Delay of the event loop since the last look, 99th percentile.',
    () => {
      const lag = delay.percentile(99) / 1e9;
      delay.reset();
      return Number.isFinite(lag) ? lag : 0;
    },
  );

  return {
    observer: {
      acknowledged: (milliseconds) => acknowledged.observe(milliseconds / 1000),
      rejected: (cause) => rejected.inc({ cause }),
      readerDropped: () => dropped.inc(),
      failed: (where) => failures.inc({ where }),
    },
    answered: (route, status, seconds) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    watch(read) {
      figures = read;
    },
    text: async () => await registry.metrics(),
    contentType: registry.contentType,
    stop() {
      delay.disable();
      registry.clear();
    },
  };
}
