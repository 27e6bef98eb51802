import { answerLinkBody, createLinkBody, linkQuery } from '@geflecht/contract';
import { linkIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { answerLink, findLinks, proposeLink } from './service.ts';

const params = v.strictObject({ id: linkIdSchema });

export const linkRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'links', { query: linkQuery }, async ({ actor, query }) => {
    return await findLinks(context, actor, query);
  });
  serve(app, 'createLink', { body: createLinkBody, status: 201 }, async ({ actor, body }) => {
    return await proposeLink(context, actor, body);
  });
  serve(app, 'answerLink', { params, body: answerLinkBody }, async (asked) => {
    return await answerLink(context, asked.actor, asked.params.id, asked.body);
  });
};
