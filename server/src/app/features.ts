import { ANYBODY } from '@geflecht/domain';
import type { FastifyInstance } from 'fastify';

import {
  authRoutes,
  createAuthLimits,
  createPasswords,
  type Entry,
  provePassword,
} from '../features/auth/index.ts';
import { boardTendingRoutes } from '../features/board-tending/index.ts';
import { commentRoutes } from '../features/comments/index.ts';
import { demoRoutes } from '../features/demo/index.ts';
import { eventRoutes } from '../features/events/index.ts';
import { facilitationRoutes } from '../features/facilitation/index.ts';
import { healthRoutes, type Vitals } from '../features/health/index.ts';
import { imageRoutes } from '../features/images/index.ts';
import { linkRoutes } from '../features/links/index.ts';
import { manufakturenRoutes } from '../features/manufakturen/index.ts';
import { type Mailer, outboxRoutes } from '../features/outbox/index.ts';
import { overviewRoutes } from '../features/overview/index.ts';
import { peopleRoutes } from '../features/people/index.ts';
import { proposalDetailRoutes } from '../features/proposal-detail/index.ts';
import { proposalRoutes } from '../features/proposals/index.ts';
import { searchRoutes } from '../features/search/index.ts';
import { silentRoutes } from '../features/silent/index.ts';
import { templateRoutes } from '../features/templates/index.ts';
import { thumbnailRoutes } from '../features/thumbnails/index.ts';
import { tokenRoutes } from '../features/tokens/index.ts';
import { versionRoutes } from '../features/versions/index.ts';
import type { Context, RegisterRoutes } from './context.ts';

const FEATURES: readonly RegisterRoutes[] = [
  boardTendingRoutes,
  commentRoutes,
  eventRoutes,
  facilitationRoutes,
  imageRoutes,
  linkRoutes,
  manufakturenRoutes,
  outboxRoutes,
  overviewRoutes,
  peopleRoutes,
  proposalDetailRoutes,
  proposalRoutes,
  searchRoutes,
  silentRoutes,
  templateRoutes,
  thumbnailRoutes,
  versionRoutes,
];

/** Adds every route of the product. */
export function addFeatures(
  app: FastifyInstance,
  context: Context,
  means: { readonly entry: Entry; readonly mailer: Mailer; readonly vitals: Vitals },
): void {
  app.addHook('onRequest', async (request, reply) => {
    request.session = null;
    request.actor = ANYBODY;
    if (!request.url.startsWith('/api/')) return;
    // Answers depend on who asks; nothing between us and the browser may keep them.
    void reply.header('cache-control', 'no-store');
    await means.entry.attach(request, reply);
  });
  healthRoutes(app, context, means.vitals);
  const limits = createAuthLimits(context.now);
  const passwords = createPasswords();
  authRoutes(app, context, { ...means, limits, passwords });
  const proof = { storage: context.storage, passwords, limits };
  tokenRoutes(app, context, { prove: async (...given) => await provePassword(proof, ...given) });
  demoRoutes(app, context, { entry: means.entry, limits });
  for (const register of FEATURES) register(app, context);
}
