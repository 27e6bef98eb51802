import cookie from '@fastify/cookie';
import { LIMITS } from '@geflecht/contract';
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';

import type { Config } from '../app/config.ts';
import { answerWithProblems, refuse } from './problems.ts';
import { addSecurityHeaders, refuseForeignChanges } from './security.ts';

/** Milliseconds for one request's headers and body; a slow sender must not hold a connection for ever. */
const REQUEST_TIMEOUT = 30_000;
/** Milliseconds until the headers are here; a connection that says nothing ends with it. */
const HEADERS_TIMEOUT = 10_000;
/** Milliseconds between two looks for connections that are over their time. */
const LOOK_EVERY = 1000;
/** Milliseconds a connection may rest between two requests; longer than proxies keep theirs, so that they close first. */
const KEEP_ALIVE = 72_000;

/** The HTTP server before any feature has added its routes. */
export async function createServer(config: Config): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, serializers: { req: requestForLog, err: errorForLog } },
    // One line per request is for whoever looks for something.
    logController: new LogController({
      disableRequestLogging: config.logLevel !== 'debug' && config.logLevel !== 'trace',
    }),
    bodyLimit: LIMITS.body,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE,
    http: { headersTimeout: HEADERS_TIMEOUT, connectionsCheckingInterval: LOOK_EVERY },
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    routerOptions: { maxParamLength: 200 },
    // Addresses the router cannot even read never come past the error handler.
    frameworkErrors: (_error, request, reply) => refuse(request, reply, { code: 'unknown_route' }),
    forceCloseConnections: true,
  });
  await app.register(cookie, { hook: false });
  await addSecurityHeaders(app, config.publicUrl);
  refuseForeignChanges(app, config.publicUrl);
  answerWithProblems(app);
  return app;
}

/** Never cookies, tokens, bodies or queries; addresses only as far as their network. */
function requestForLog(request: FastifyRequest): Record<string, unknown> {
  return { method: request.method, path: request.url.split('?', 1)[0], from: truncated(request.ip) };
}

function truncated(address: string): string {
  const ipv4 = /^(?:::ffff:)?(\d+)\.(\d+)\.\d+\.\d+$/.exec(address);
  if (ipv4 !== null) return `${ipv4[1]}.${ipv4[2]}.0.0`;
  return `${address.split(':').slice(0, 3).join(':')}::`;
}

function errorForLog(error: Error & { code?: string }): { type: string; message: string; stack: string } {
  return { type: error.name, message: error.message, stack: error.stack ?? '' };
}
