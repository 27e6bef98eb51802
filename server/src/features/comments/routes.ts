import {
  answerThreadBody,
  commentQuery,
  editCommentBody,
  field,
  LIMITS,
  openThreadBody,
  seeMentionsBody,
  settleThreadBody,
} from '@geflecht/contract';
import { accepted, boardIdSchema, commentIdSchema, may, refused, threadIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { listMentions, seeMentions } from './mention-store.ts';
import {
  answerThread,
  editComment,
  hideComment,
  openThread,
  readComments,
  readThreadView,
  settleThread,
  withdrawComment,
} from './service.ts';

const ofBoard = v.strictObject({ id: boardIdSchema });
const ofThread = v.strictObject({ id: threadIdSchema });
const ofComment = v.strictObject({ id: commentIdSchema });
const hideBody = v.strictObject({ reason: field.reason });

export const commentRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'comments', { params: ofBoard, query: commentQuery }, async ({ actor, params, query }) => {
    return await readComments(context, actor, params.id, query);
  });
  serve(
    app,
    'openThread',
    { params: ofBoard, body: openThreadBody, status: 201 },
    async ({ actor, params, body }) => await openThread(context, actor, params.id, body),
  );
  serve(app, 'thread', { params: ofThread }, async ({ actor, params }) => {
    return await readThreadView(context, actor, params.id);
  });
  serve(
    app,
    'answerThread',
    { params: ofThread, body: answerThreadBody, status: 201 },
    async ({ actor, params, body }) => await answerThread(context, actor, params.id, body),
  );
  serve(
    app,
    'settleThread',
    { params: ofThread, body: settleThreadBody },
    async ({ actor, params, body }) => {
      return await settleThread(context, actor, params.id, body.isResolved);
    },
  );
  serve(app, 'editComment', { params: ofComment, body: editCommentBody }, async ({ actor, params, body }) => {
    return await editComment(context, actor, params.id, body);
  });
  serve(app, 'withdrawComment', { params: ofComment }, async ({ actor, params }) => {
    return await withdrawComment(context, actor, params.id);
  });
  serve(app, 'hideComment', { params: ofComment, body: hideBody }, async ({ actor, params, body }) => {
    return await hideComment(context, actor, params.id, body.reason);
  });
  serve(app, 'mentions', {}, async ({ actor }) => {
    if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
    return accepted(await listMentions(context.storage.db, actor.person, LIMITS.mentionPage));
  });
  serve(app, 'seeMentions', { body: seeMentionsBody, status: 204 }, async ({ actor, body }) => {
    if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
    const at = context.now().toISOString();
    await seeMentions(context.storage.db, actor.person, { ...body, at });
    return accepted(undefined);
  });
};
