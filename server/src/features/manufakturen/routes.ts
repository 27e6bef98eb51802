import { joinBody } from '@geflecht/contract';
import { manufakturSlugSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { inviteGuests } from './invitations.ts';
import { joinManufaktur, leaveManufaktur } from './membership.ts';
import { readManufaktur } from './service.ts';

const params = v.strictObject({ slug: manufakturSlugSchema });

export const manufakturenRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'manufaktur', { params }, async (asked) => {
    return await readManufaktur(context, asked.actor, asked.params.slug);
  });
  serve(app, 'join', { params, body: joinBody }, async (asked) => {
    return await joinManufaktur(context, asked.actor, asked.params.slug, asked.body.state);
  });
  serve(app, 'leave', { params }, async (asked) => {
    return await leaveManufaktur(context, asked.actor, asked.params.slug);
  });
  serve(app, 'invite', { params, status: 201 }, async (asked) => {
    return await inviteGuests(context, asked.actor, asked.params.slug);
  });
};
