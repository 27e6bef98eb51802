import { proposalIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { readProposal } from './service.ts';

const params = v.strictObject({ id: proposalIdSchema });

export const proposalDetailRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'proposal', { params }, async (asked) => {
    return await readProposal(context, asked.actor, asked.params.id);
  });
};
