import { accepted } from '@geflecht/domain';

import type { RegisterRoutes } from '../../app/context.ts';
import { methodAndUrl } from '../../http/serve.ts';
import { readOverview } from './service.ts';

export const overviewRoutes: RegisterRoutes = (app, context) => {
  app.route({
    ...methodAndUrl('overview'),
    handler: async () => accepted(await readOverview(context)),
  });
};
