import { existsSync } from 'node:fs';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
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
    if (!isPage(request)) return await refuse(request, reply, { code: 'unknown_route' });
    if (!built) return await reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    return await sendPage(reply);
  });
}

function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url.split('?', 1)[0] ?? '';
  const isFile = /\.[a-z0-9]{2,5}$/i.test(path);
  return !/^\/(?:api|assets|health|metrics|collab)(?:\/|$)/.test(path) && !isFile;
}

async function sendPage(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.header('cache-control', 'no-cache').sendFile('index.html');
}
