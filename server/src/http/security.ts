import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

import { isOwnOrigin } from './own-origin.ts';
import { refuse } from './problems.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers that keep the browser from doing anything but what the product needs. */
export async function addSecurityHeaders(app: FastifyInstance, publicUrl: string | null): Promise<void> {
  const https = publicUrl?.startsWith('https:') ?? false;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        // Covers the socket too: browsers count ws(s) on the same host as 'self'.
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // On plain http the header is ignored with a warning in every console.
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
    originAgentCluster: https,
  });
}

/**
 * A change must come from our own pages. `Sec-Fetch-Site` cannot be forged by a page; browsers without it send an
 * Origin with every change. What has neither is no browser of ours.
 */
export function refuseForeignChanges(app: FastifyInstance, publicUrl: string | null): void {
  app.addHook('onRequest', async (request, reply) => {
    if (SAFE_METHODS.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const own = site === undefined ? isOwnOrigin(request.headers, publicUrl) : site === 'same-origin';
    if (!own) return await refuse(request, reply, { code: 'foreign_origin' });
  });
}
