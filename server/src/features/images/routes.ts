import type { Readable } from 'node:stream';

import { takeImageBody } from '@geflecht/contract';
import { boardIdSchema, imageIdSchema, refused, type Result } from '@geflecht/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { methodAndUrl, serve, signedIn } from '../../http/serve.ts';
import { read } from '../../http/validate.ts';
import { createIntake, readFile } from './intake.ts';
import { keepImage, mayKeepImage, readImage, takeImage } from './service.ts';

const ofBoard = v.strictObject({ id: boardIdSchema });
const ofImage = v.strictObject({ id: boardIdSchema, image: imageIdSchema });

/** A picture opened by itself is a picture and nothing more, whatever a browser takes it for. */
const SEALED = "default-src 'none'; sandbox";

export const imageRoutes: RegisterRoutes = (app, context) => {
  const intake = createIntake();

  // In a scope of their own: elsewhere a body is JSON, here it is whatever comes, and is judged by its bytes.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    scope.route({
      ...methodAndUrl('keepImage'),
      handler: async (request, reply) => {
        const actor = signedIn(request);
        if (actor === undefined) return refused('sign_in_required');
        const params = read('params', ofBoard, request.params);
        if (!params.ok) return params;
        const { id } = params.value;
        const permitted = await mayKeepImage(context, actor, id);
        if (!permitted.ok) return leaveUnread(reply, permitted);
        const kept = await intake.hold(actor.person, context.now(), async () => {
          const file = await readFile(request.body as Readable, request.headers['content-length']);
          return file.ok ? await keepImage(context, actor, id, file.value) : file;
        });
        if (!kept.ok) return leaveUnread(reply, kept);
        void reply.code(201);
        return kept;
      },
    });
  });

  app.route({
    ...methodAndUrl('image'),
    handler: async (request, reply) => {
      const actor = signedIn(request);
      if (actor === undefined) return refused('sign_in_required');
      const params = read('params', ofImage, request.params);
      if (!params.ok) return params;
      const { id, image } = params.value;
      const content = await readImage(context, actor, id, image);
      return content.ok ? sendImage(request, reply, image, content.value) : content;
    },
  });

  serve(app, 'takeImage', { params: ofImage, body: takeImageBody }, async ({ actor, params, body }) => {
    return await takeImage(context, actor, { board: params.id, image: params.image, from: body.from });
  });
};

/** What is not wanted need not come to its end. */
function leaveUnread<T>(reply: FastifyReply, refusal: Result<T>): Result<T> {
  void reply.header('connection', 'close');
  return refusal;
}

/** The address names the content, so that it never changes; another person at the same browser asks anew. */
function sendImage(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  content: Uint8Array,
): FastifyReply {
  const tag = `"${id}"`;
  void reply
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('vary', 'Cookie')
    .header('etag', tag)
    .header('content-security-policy', SEALED);
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  return reply.type('image/webp').send(content);
}
