import {
  type Comment,
  type CommentChange,
  type CommentPage,
  LIMITS,
  type MentionList,
  type Problem,
  type ThreadView,
} from '@geflecht/contract';
import type { BoardId, CommentId, PersonId, ThreadId } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Db } from '../../storage/index.ts';
import { type Cast, CAST, gatherCast, OTHER, OWN } from '../../testbed/cast.ts';
import type { Product } from '../../testbed/product.ts';
import type { RightsStage } from '../../testbed/rights.ts';
import { insertBoard } from '../boards/index.ts';
import { commentRights } from './rights.contract.ts';

/** What talks on a board promise on both databases, through the doors that browsers use. */
export function commentsContract(start: () => Promise<Product>): void {
  let product: Product;
  let cast: Cast;
  let db: Db;
  let member: PersonId;
  let guest: PersonId;
  let count = 0;

  beforeAll(async () => {
    product = await start();
    cast = await gatherCast(product);
    db = product.context.storage.db;
    member = (await cast['participant own'].session()).person?.id as PersonId;
    guest = (await cast.guest.session()).person?.id as PersonId;
  });
  afterAll(async () => await product[Symbol.asyncDispose]());

  const at = '2027-05-19T17:00:00.000Z';
  const threadRow = { item: null, x: 0, y: 0, opened_at: at, resolved_by: null, resolved_at: null };
  const writtenRow = (id: string, thread: ThreadId, number: number) => ({
    id: id as CommentId,
    thread,
    number,
    author: guest,
    at,
    words: 'x',
    edited_at: null,
    withdrawn_at: null,
    hidden_by: null,
    hidden_at: null,
    hidden_reason: null,
  });

  const fresh = (): string => `n${(count += 1)}`;
  async function board(manufaktur = OWN): Promise<BoardId> {
    const id = `b-${fresh()}` as BoardId;
    await insertBoard(db, { id, manufaktur, title: id }, at);
    return id;
  }
  const saying = (words: unknown, mentions: readonly PersonId[] = []) => ({ id: fresh(), words, mentions });
  const opening = (words: unknown = 'Wer zahlt das?', more: object = {}) => ({
    id: fresh(),
    item: null,
    x: 10.5,
    y: -3,
    comment: saying(words),
    ...more,
  });
  async function open(on: BoardId, body: object = opening(), by: keyof Cast = 'participant own') {
    return await cast[by].post<CommentChange & Problem>(`/api/boards/${on}/comments`, body);
  }
  const view = async (thread: ThreadId) => (await cast.kk.ask<ThreadView>(`/api/threads/${thread}`)).body;
  const page = async (on: BoardId, query = '') =>
    (await cast.guest.ask<CommentPage>(`/api/boards/${on}/comments${query}`)).body;

  describe('rights', () => {
    const names = commentRights({} as RightsStage).map(({ route, on }, index) => ({
      index,
      name: `${route} ${on ?? ''}`,
    }));
    it.each(names)('$name: every role', async ({ index }) => {
      const stage: RightsStage = { product, cast, now: () => new Date(), wait: () => undefined };
      const row = commentRights(stage)[index];
      if (row === undefined) throw new Error('no such row');
      const statuses: number[] = [];
      for (const [at, who] of CAST.entries()) {
        const { path, body } = await row.attempt(`r${index}-${at}`);
        const method = row.route.split(' ')[0] ?? '';
        const asked = body === undefined ? { method } : { method, body };
        statuses.push((await cast[who].ask(path, asked)).status);
      }
      expect(statuses).toEqual(row.expected);
    });
  });

  it('a talk is opened, answered, settled and opened again; everybody reads the same', async () => {
    const on = await board();
    const { body } = await open(on);
    const { thread } = body;
    expect(thread).toMatchObject({ x: 10.5, y: -3, openedBy: member, excerpt: 'Wer zahlt das?', count: 1 });
    const path = `/api/threads/${thread.id}`;
    const answer = await cast.guest.post<CommentChange>(`${path}/comments`, saying('Die Stadt.'));
    expect(answer.body.thread).toMatchObject({ count: 2, people: [member, guest], lastBy: guest });
    const settle = async (isResolved: boolean) =>
      (await cast.guest.ask<CommentChange>(path, { method: 'PATCH', body: { isResolved } })).body.thread;
    expect(await settle(true)).toMatchObject({ resolvedBy: guest });
    expect((await page(on, '?state=offen')).threads).toEqual([]);
    expect((await page(on, '?state=erledigt')).threads).toHaveLength(1);
    expect(await settle(false)).toMatchObject({ resolvedBy: null, resolvedAt: null });
    expect((await view(thread.id)).comments.map(({ words }) => words)).toEqual([
      'Wer zahlt das?',
      'Die Stadt.',
    ]);
  });

  it('what a browser repeats happens once, and an id that somebody has is nobody else’s', async () => {
    const [on, elsewhere] = [await board(), await board(OTHER)];
    const body = opening();
    const first = await open(on, body);
    expect((await open(on, body)).body).toEqual(first.body);
    expect((await open(on, body, 'guest')).body.code).toBe('id_taken');
    expect((await open(elsewhere, body)).body.code).toBe('id_taken');
    const answer = saying('Ja');
    const path = `/api/threads/${body.id}/comments`;
    await cast.guest.post(path, answer);
    await cast.guest.post(path, answer);
    expect((await cast['participant own'].refusal(path, { method: 'POST', body: answer })).code).toBe(
      'id_taken',
    );
    expect((await open(on, opening('Neu', { comment: answer }))).body.code).toBe('id_taken');
    expect((await page(on)).threads).toMatchObject([{ count: 2 }]);
    expect((await page(elsewhere)).threads).toEqual([]);
  });

  it('words are kept to the letter and never more than there is room for', async () => {
    const on = await board();
    const script = '<img src=x onerror=alert(1)> „Ärger" 🏡';
    const { body } = await open(on, opening(script));
    expect(body.comment?.words).toBe(script);
    const refusalOf = async (words: unknown) => (await open(on, opening(words))).body.code;
    expect(await refusalOf('x'.repeat(LIMITS.comment + 1))).toBe('text_too_long');
    expect(await refusalOf('x'.repeat(1024 * 1024))).toBe('payload_too_large');
    expect(await refusalOf('  ')).toBe('required');
    expect(await refusalOf('um\u202Egedreht')).toBe('name_invalid');
    expect(await refusalOf({ html: 'x' })).toBe('invalid_body');
    expect((await page(on)).threads).toHaveLength(1);
  });

  it.each([
    ['a place that is no number', { x: 'NaN' }],
    ['a place far outside', { y: 1e9 }],
    ['an anchor that is no id', { item: '../x' }],
    ['somebody nobody knows', { comment: { id: 'stranger', words: 'x', mentions: ['niemand'] } }],
    ['something nobody asked for', { isAdmin: true }],
  ])('refuses %s', async (_, more) => {
    const on = await board();
    expect((await open(on, opening('x', more))).status).toBe(400);
    expect((await page(on)).threads).toEqual([]);
  });

  it('an anchor the board does not know is kept: the item may be on its way, or gone again', async () => {
    const { body } = await open(await board(), opening('x', { item: 'gibt-es-nicht' }));
    expect(body.thread.item).toBe('gibt-es-nicht');
  });

  it('a thread of another board is no page of this one', async () => {
    const [on, elsewhere] = [await board(), await board(OTHER)];
    const { body } = await open(elsewhere);
    const path = `/api/boards/${on}/comments?before=${body.thread.id}`;
    expect((await cast.guest.refusal(path)).code).toBe('unknown_id');
    expect((await cast.guest.refusal('/api/threads/nothing')).code).toBe('unknown_id');
  });

  it('own words are changed with a mark, and taken back for good; their place stays', async () => {
    const { body } = await open(await board());
    const path = `/api/comments/${body.comment?.id}`;
    const edit = async (words: string) =>
      await cast['participant own'].ask<CommentChange>(path, {
        method: 'PATCH',
        body: { words, mentions: [guest] },
      });
    expect((await edit('Wer zahlt das?')).body.comment).toMatchObject({ editedAt: null, mentions: [guest] });
    expect((await edit('Wer trägt das?')).body.comment).toMatchObject({ editedAt: expect.any(String) });
    const gone = await cast['participant own'].ask<CommentChange>(path, { method: 'DELETE' });
    expect(gone.body).toMatchObject({
      thread: { count: 1, excerpt: null },
      comment: { words: null, mentions: [], withdrawnAt: expect.any(String) },
    });
    expect((await cast['participant own'].ask(path, { method: 'DELETE' })).body).toEqual(gone.body);
    expect((await edit('Doch')).status).toBe(403);
    const row = await db
      .selectFrom('comments')
      .select('words')
      .where('id', '=', body.comment?.id as CommentId)
      .executeTakeFirstOrThrow();
    expect(row.words).toBe('');
  });

  it('unlawful words are hidden with a reason, by whom and when; their author does not bring them back', async () => {
    const { body } = await open(await board());
    const path = `/api/comments/${body.comment?.id}`;
    const none = await cast['moderator own'].refusal(`${path}/hide`, {
      method: 'POST',
      body: { reason: ' ' },
    });
    expect(none.code).toBe('reason_required');
    const hidden = await cast['moderator own'].post<Comment>(`${path}/hide`, { reason: 'Beleidigt.' });
    expect(hidden.body).toMatchObject({ words: null, hidden: { reason: 'Beleidigt.' } });
    const again = await cast.kk.post<Comment>(`${path}/hide`, { reason: 'Anders' });
    expect(again.body).toEqual(hidden.body);
    const back = { method: 'PATCH', body: { words: 'x', mentions: [] } };
    expect((await cast['participant own'].ask(path, back)).status).toBe(403);
    expect((await view(body.thread.id)).comments).toEqual([hidden.body]);
  });

  it('who is spoken to finds it, until the words are gone', async () => {
    const on = await board();
    const mentions = async () => (await cast.guest.ask<MentionList>('/api/mentions')).body;
    const { unseen } = await mentions();
    const { body } = await open(on, opening('x', { comment: saying('@Wanda, und du?', [guest, guest]) }));
    const { thread } = body;
    expect(await mentions()).toMatchObject({
      unseen: unseen + 1,
      mentions: [{ board: on, manufaktur: OWN, isSeen: false, comment: { thread: thread.id } }],
    });
    expect((await cast.guest.post('/api/mentions/seen', { thread: thread.id })).status).toBe(204);
    expect((await mentions()).unseen).toBe(unseen);
    await cast['participant own'].ask(`/api/comments/${body.comment?.id}`, { method: 'DELETE' });
    expect((await mentions()).mentions.filter(({ comment }) => comment.thread === thread.id)).toEqual([]);
  });

  it('a thread has room for so many comments', async () => {
    const { body } = await open(await board());
    const thread = body.thread.id;
    const more = Array.from({ length: LIMITS.threadComments - 1 }, (_, index) =>
      writtenRow(`${thread}-${index}`, thread, index + 1),
    );
    await db.insertInto('comments').values(more).execute();
    const full = await cast.guest.refusal(`/api/threads/${thread}/comments`, {
      method: 'POST',
      body: saying('x'),
    });
    expect(full).toEqual({ status: 409, code: 'too_many_comments' });
  });

  it('ten thousand threads come in bounded pages, each once, and there is no room for one more', async () => {
    const on = await board();
    for (let from = 0; from < LIMITS.threads; from += 500) {
      const ids = Array.from({ length: 500 }, (_, index) => `${on}-${from + index}`);
      await db
        .insertInto('comment_threads')
        .values(
          ids.map((id) => ({
            ...threadRow,
            id: id as ThreadId,
            opening: id as CommentId,
            board: on,
            opened_by: guest,
          })),
        )
        .execute();
      await db
        .insertInto('comments')
        .values(ids.map((id) => writtenRow(id, id as ThreadId, 0)))
        .execute();
    }
    const seen = new Set<ThreadId>();
    let next: ThreadId | null = null;
    let pages = 0;
    do {
      const got: CommentPage = await page(on, next === null ? '' : `?before=${next}`);
      expect(got.threads.length).toBeLessThanOrEqual(LIMITS.threadPage);
      for (const { id } of got.threads) seen.add(id);
      next = got.next;
      pages += 1;
    } while (next !== null);
    expect({ seen: seen.size, pages }).toEqual({ seen: LIMITS.threads, pages: 50 });
    expect((await open(on)).body.code).toBe('too_many_comments');
  });
}
