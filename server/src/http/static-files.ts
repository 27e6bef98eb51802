import { existsSync } from 'node:fs';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import { PLAIN_SOCKET_PATH, SOCKET_PATH } from '@geflecht/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { refuse } from './problems.ts';

const NOT_BUILT =
  'Die Oberfläche ist noch nicht gebaut: `npm start` baut sie.\nThe client is not built yet: `npm start` builds it.\n';

/** Serves the built client; its own addresses all get the one page, which then shows what was asked for. */
export async function serveClient(app: FastifyInstance, directory: string): Promise<void> {
  const built = existsSync(join(directory, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // What the build names by its content never changes; the page and the service worker always may.
        const isHashed = path.startsWith(join(directory, 'assets'));
        void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    // One that is upgraded never comes here; what does has lost its wish on the way, mostly in a proxy.
    if (isAtSocket(request)) {
      void reply.header('upgrade', 'websocket').header('connection', 'upgrade, close');
      return await refuse(request, reply, { code: 'upgrade_required' });
    }
    if (!isPage(request)) return await refuse(request, reply, { code: 'unknown_route' });
    if (!built) return await reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    return await sendPage(reply);
  });
}

function isAtSocket(request: FastifyRequest): boolean {
  const path = pathOf(request);
  return isReading(request) && (path === SOCKET_PATH || path.startsWith(PLAIN_SOCKET_PATH));
}

function isPage(request: FastifyRequest): boolean {
  if (!isReading(request)) return false;
  const path = pathOf(request);
  const isFile = /\.[a-z0-9]{2,5}$/i.test(path);
  return !/^\/(?:api|assets|health|metrics|collab|y)(?:\/|$)/.test(path) && !isFile;
}

function isReading({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '';
}

async function sendPage(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.header('cache-control', 'no-cache').sendFile('index.html');
}
