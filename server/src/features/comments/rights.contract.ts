import { type BoardId, type CommentId, type PersonId, type ThreadId } from '@geflecht/domain';

import { CAST, OWN } from '../../testbed/cast.ts';
import { everybody, made, READERS, type RightsRow, type RightsStage } from '../../testbed/rights.ts';
import { insertBoard } from '../boards/index.ts';
import { insertComment, insertThread } from './store.ts';

/** Who puts up cards comments, too; who only looks in by an office does neither. */
const COMMENTS = READERS;
const NOBODY = [401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403] as const;

/** Every role at talks on a board: its own comments, and somebody else's. */
export function commentRights(stage: RightsStage): readonly RightsRow[] {
  const written = { words: 'Ist das bezahlbar?', mentions: [] };

  async function plant(tag: string, whose: 'own' | 'foreign' = 'foreign') {
    const { db } = stage.product.context.storage;
    const member = CAST[Number(tag.split('-')[1])];
    const { person } = await stage.cast[member ?? 'public'].session();
    const author = whose === 'own' && person !== null ? person.id : ('p02' as PersonId);
    const at = stage.now().toISOString();
    const board = `k-${tag}` as BoardId;
    const thread = `kt-${tag}` as ThreadId;
    const comment = `kc-${tag}` as CommentId;
    await insertBoard(db, { id: board, manufaktur: OWN, title: tag }, at);
    const place = { item: null, x: 0, y: 0, openedBy: author, openedAt: at, opening: comment };
    await insertThread(db, { id: thread, board, ...place });
    await insertComment(db, { id: comment, thread, author, at, number: 0, ...written });
    return {
      board: `/api/boards/${board}/comments`,
      thread: `/api/threads/${thread}`,
      comment: `/api/comments/${comment}`,
    };
  }
  const fresh = (tag: string) => ({ id: `new-${tag}` as CommentId, ...written });

  return [
    {
      route: 'GET /api/boards/:id/comments',
      attempt: async (tag) => ({ path: (await plant(tag)).board }),
      expected: READERS,
    },
    {
      route: 'POST /api/boards/:id/comments',
      attempt: async (tag) => ({
        path: (await plant(tag)).board,
        body: { id: `open-${tag}`, item: null, x: 1, y: 2, comment: fresh(tag) },
      }),
      expected: made(COMMENTS),
    },
    {
      route: 'GET /api/threads/:id',
      attempt: async (tag) => ({ path: (await plant(tag)).thread }),
      expected: READERS,
    },
    {
      route: 'POST /api/threads/:id/comments',
      attempt: async (tag) => ({ path: `${(await plant(tag)).thread}/comments`, body: fresh(tag) }),
      expected: made(COMMENTS),
    },
    {
      route: 'PATCH /api/threads/:id',
      on: 'settling',
      attempt: async (tag) => ({ path: (await plant(tag)).thread, body: { isResolved: true } }),
      expected: COMMENTS,
    },
    {
      route: 'PATCH /api/threads/:id',
      on: 'opening again',
      attempt: async (tag) => ({ path: (await plant(tag)).thread, body: { isResolved: false } }),
      expected: COMMENTS,
    },
    {
      route: 'PATCH /api/comments/:id',
      on: 'their own',
      attempt: async (tag) => ({ path: (await plant(tag, 'own')).comment, body: written }),
      expected: COMMENTS,
    },
    {
      route: 'PATCH /api/comments/:id',
      on: 'somebody else’s',
      attempt: async (tag) => ({ path: (await plant(tag)).comment, body: written }),
      expected: NOBODY,
    },
    {
      route: 'DELETE /api/comments/:id',
      on: 'their own',
      attempt: async (tag) => ({ path: (await plant(tag, 'own')).comment }),
      expected: COMMENTS,
    },
    {
      route: 'DELETE /api/comments/:id',
      on: 'somebody else’s',
      attempt: async (tag) => ({ path: (await plant(tag)).comment }),
      expected: NOBODY,
    },
    {
      route: 'POST /api/comments/:id/hide',
      attempt: async (tag) => ({
        path: `${(await plant(tag)).comment}/hide`,
        body: { reason: 'Beleidigt eine Person.' },
      }),
      expected: [401, 403, 403, 403, 200, 403, 200, 403, 200, 200, 403],
    },
    { route: 'GET /api/mentions', attempt: everybody('/api/mentions'), expected: READERS },
    {
      route: 'POST /api/mentions/seen',
      attempt: everybody('/api/mentions/seen', {}),
      expected: READERS.map((status) => (status === 200 ? 204 : status)),
    },
  ];
}
