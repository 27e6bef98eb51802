import { eventQuery } from '@geflecht/contract';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { readFeed } from './service.ts';

export const eventRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'events', { query: eventQuery }, async ({ actor, query }) => {
    return await readFeed(context, actor, query);
  });
};
