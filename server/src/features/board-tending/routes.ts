import { changeBoardBody, createBoardBody, keepVisitBody, writersQuery } from '@geflecht/contract';
import { boardIdSchema, manufakturSlugSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { createBoard } from './create.ts';
import { changeBoard, readBoards } from './service.ts';
import { keepVisit, readVisit, readWriters } from './visits.ts';

const ofManufaktur = v.strictObject({ slug: manufakturSlugSchema });
const ofBoard = v.strictObject({ id: boardIdSchema });

export const boardTendingRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'boards', { params: ofManufaktur }, async ({ actor, params }) => {
    return await readBoards(context, actor, params.slug);
  });
  serve(
    app,
    'createBoard',
    { params: ofManufaktur, body: createBoardBody, status: 201 },
    async ({ actor, params, body }) => await createBoard(context, actor, params.slug, body),
  );
  serve(app, 'changeBoard', { params: ofBoard, body: changeBoardBody }, async ({ actor, params, body }) => {
    return await changeBoard(context, actor, params.id, body);
  });
  serve(app, 'visit', { params: ofBoard }, async ({ actor, params }) => {
    return await readVisit(context, actor, params.id);
  });
  serve(app, 'keepVisit', { params: ofBoard, body: keepVisitBody }, async ({ actor, params, body }) => {
    return await keepVisit(context, actor, params.id, body.seen);
  });
  serve(app, 'writers', { params: ofBoard, query: writersQuery }, async ({ actor, params, query }) => {
    return await readWriters(context, actor, params.id, query.clients);
  });
};
