import { refused } from '@geflecht/domain';
import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Context } from '../../app/context.ts';
import { refuse } from '../../http/problems.ts';
import { methodAndUrl } from '../../http/serve.ts';
import type { Readiness } from './readiness.ts';
import { mayScrape } from './scraper.ts';
import type { Vitals } from './vitals.ts';

const OWN_PATHS: readonly string[] = (['live', 'ready', 'metrics'] as const).map(
  (name) => methodAndUrl(name).url,
);

/** For whoever runs the process. It tells how it is until the very end; everything else is refused once it is told to. */
export function healthRoutes(app: FastifyInstance, { config }: Context, vitals: Vitals): void {
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (OWN_PATHS.includes(path)) void reply.header('cache-control', 'no-store');
    else if (vitals.isStopping()) {
      void reply.header('connection', 'close');
      return await refuse(request, reply, { code: 'shutting_down' });
    }
  });

  app.get(methodAndUrl('live').url, async () => ({ status: 'live' }));

  app.get(methodAndUrl('ready').url, async (_request, reply): Promise<Readiness> => {
    const answer = await vitals.readiness();
    void reply.code(answer.status === 'ready' ? 200 : 503);
    return answer;
  });

  app.get(methodAndUrl('metrics').url, async (request, reply): Promise<FastifyReply | object> => {
    if (!mayScrape(request, config.metricsToken)) return refused('not_permitted');
    return await reply.type(vitals.metrics.contentType).send(await vitals.metrics.text());
  });
}
