import { changeTemplateBody, createTemplateBody } from '@geflecht/contract';
import { manufakturSlugSchema, templateIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { changeTemplate, makeTemplate, readTemplate, readTemplates } from './service.ts';

const ofTemplate = v.strictObject({ id: templateIdSchema });
const ofManufaktur = v.strictObject({ slug: manufakturSlugSchema });

export const templateRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'templates', {}, async ({ actor }) => await readTemplates(context, actor));
  serve(app, 'template', { params: ofTemplate }, async ({ actor, params }) => {
    return await readTemplate(context, actor, params.id);
  });
  serve(
    app,
    'createTemplate',
    { params: ofManufaktur, body: createTemplateBody, status: 201 },
    async ({ actor, params, body }) => await makeTemplate(context, actor, params.slug, body),
  );
  serve(
    app,
    'changeTemplate',
    { params: ofTemplate, body: changeTemplateBody },
    async ({ actor, params, body }) => await changeTemplate(context, actor, params.id, body),
  );
};
