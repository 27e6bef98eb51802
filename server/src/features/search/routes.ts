import { searchQuery } from '@geflecht/contract';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { search } from './service.ts';

export const searchRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'search', { query: searchQuery }, async ({ actor, query }) => {
    return await search(context, actor, query);
  });
};
