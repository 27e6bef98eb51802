import { endSilentBody, startSilentBody } from '@geflecht/contract';
import { boardIdSchema, silentRoundIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { endLead, endSilent, readLead, readSilent, startSilent, takeLead } from './service.ts';

const params = v.strictObject({ id: boardIdSchema });
const ofRound = v.strictObject({ id: boardIdSchema, round: silentRoundIdSchema });

export const silentRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'silent', { params }, async (asked) => await readSilent(context, asked.actor, asked.params.id));
  serve(app, 'startSilent', { params, body: startSilentBody, status: 201 }, async (asked) => {
    return await startSilent(context, asked.actor, asked.params.id, asked.body);
  });
  serve(app, 'endSilent', { params: ofRound, body: endSilentBody }, async (asked) => {
    return await endSilent(context, asked.actor, asked.params, asked.body.to);
  });
  serve(app, 'lead', { params }, async (asked) => await readLead(context, asked.actor, asked.params.id));
  serve(app, 'takeLead', { params }, async (asked) => await takeLead(context, asked.actor, asked.params.id));
  serve(app, 'endLead', { params, status: 204 }, async (asked) => {
    return await endLead(context, asked.actor, asked.params.id);
  });
};
