import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { readDirectory } from './service.ts';

export const peopleRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'people', {}, async ({ actor }) => await readDirectory(context, actor));
};
