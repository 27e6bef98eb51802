import { boardIdSchema, refused } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { methodAndUrl, signedIn } from '../../http/serve.ts';
import { read } from '../../http/validate.ts';
import { LOOKS } from './picture.ts';
import { createThumbnails } from './service.ts';

const ofBoard = v.strictObject({ id: boardIdSchema });
const query = v.strictObject({
  /** Only there so that a browser asks again when the board was changed. */
  of: v.optional(v.string()),
  look: v.optional(v.picklist(LOOKS), 'light'),
});

/** Opened by itself it is a picture and nothing more. */
const SEALED = "default-src 'none'; style-src 'none'; img-src data:; sandbox";

export const thumbnailRoutes: RegisterRoutes = (app, context) => {
  const thumbnails = createThumbnails(context);
  app.route({
    ...methodAndUrl('thumbnail'),
    handler: async (request, reply) => {
      const actor = signedIn(request);
      if (actor === undefined) return refused('sign_in_required');
      const params = read('params', ofBoard, request.params);
      if (!params.ok) return params;
      const asked = read('query', query, request.query);
      if (!asked.ok) return asked;
      const found = await thumbnails.find(actor, params.value.id, asked.value.look);
      if (!found.ok) return found;
      const { tag, svg } = found.value;
      void reply
        .header('cache-control', 'private, no-cache')
        .header('etag', tag)
        .header('content-security-policy', SEALED);
      if (request.headers['if-none-match'] === tag) return await reply.code(304).send();
      return await reply.type('image/svg+xml').send(svg);
    },
  });
};
