import { ROUTES } from '@geflecht/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Metrics } from './metrics.ts';

const KNOWN: ReadonlySet<string> = new Set(Object.values(ROUTES));

/** Counts every answer. Addresses that are no route of the contract share two names, so that nobody can make up more. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.answered(routeOf(request), reply.statusCode, reply.elapsedTime);
  });
}

function routeOf(request: FastifyRequest): string {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = `${method} ${request.routeOptions.url ?? ''}`;
  if (KNOWN.has(route)) return route;
  return request.is404 ? 'page or nothing' : 'file';
}
