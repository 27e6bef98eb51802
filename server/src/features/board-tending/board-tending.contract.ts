import type { BoardLine, FeedEvent, ManufakturDetail, Problem, VisitView } from '@geflecht/contract';
import type { Board, BoardId } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Browser } from '../../testbed/browser.ts';
import { type Cast, gatherCast, OTHER, OWN } from '../../testbed/cast.ts';
import type { Product } from '../../testbed/product.ts';

const CANDIDATES = ['n1', 'n2'].map((item) => ({ item, words: item }));
const LISTED = `/api/manufakturen/${OWN}/boards`;

/** What several boards of a Manufaktur promise, on a whole product. */
export function boardTendingContract(start: (now: () => Date) => Promise<Product>): void {
  let product: Product;
  let cast: Cast;
  let member: Browser;
  let moderator: Browser;
  let clock = new Date('2027-05-19T17:00:00.000Z');

  beforeAll(async () => {
    product = await start(() => clock);
    cast = await gatherCast(product);
    member = cast['participant own'];
    moderator = cast['moderator own'];
  }, 60_000);
  afterAll(async () => await product[Symbol.asyncDispose]());

  const make = async (body: object = {}, by = member) =>
    await by.post<Board & Problem>(LISTED, { title: 'Solardächer', kind: 'untergruppe', ...body });
  const change = async (id: BoardId, body: object, by = moderator) =>
    await by.ask<Board & Problem>(`/api/boards/${id}`, { method: 'PATCH', body });
  const lines = async (by = member) => (await by.ask<BoardLine[]>(LISTED)).body;
  const events = async () =>
    (await member.ask<FeedEvent[]>(`/api/events?manufaktur=${OWN}&newest=1`)).body.map(({ kind }) => kind);
  const write = async (board: BoardId, id: string) =>
    await product.context.collab.write({ kind: 'board', id: board }, 'test', (doc) => {
      const item = new Y.Map<unknown>([
        ['kind', 'note'],
        ['place', { x: 0, y: 0, w: 160, h: 160, order: 'a0', angle: 0 }],
        ['text', new Y.Text('Ein Dach')],
      ]);
      doc.getMap('items').set(id, item);
    });
  const itemsOf = async (board: BoardId) =>
    await product.context.collab.read({ kind: 'board', id: board }, (doc) =>
      Object.entries(doc.getMap<Y.Map<unknown>>('items').toJSON()),
    );

  it('a board for a part of the group stands in its list and in its history', async () => {
    const { status, body } = await make({ title: '  Solardächer ', day: '2027-06-01', kind: 'treffen' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ manufaktur: OWN, title: 'Solardächer', kind: 'treffen', day: '2027-06-01' });
    expect(body).toMatchObject({ createdAt: clock.toISOString(), archivedAt: null });
    const detail = await cast.guest.ask<ManufakturDetail>(`/api/manufakturen/${OWN}`);
    expect(detail.body.boards).toContainEqual(body);
    expect(detail.body.boards[0]?.kind).toBe('manufaktur');
    expect((await events())[0]).toBe('board_created');
  });

  it('a copy holds what the other board held, and lives on its own', async () => {
    const source = OWN as string as BoardId;
    const before = await itemsOf(source);
    expect(before.length).toBeGreaterThan(10);
    const { body } = await make({ title: 'Kopie', from: source });
    const copied = new Map(await itemsOf(body.id));
    expect(copied).toEqual(new Map(before));
    await write(body.id, 'only-here');
    expect(await itemsOf(source)).toHaveLength(before.length);
    expect(await itemsOf(body.id)).toHaveLength(before.length + 1);
  });

  it('what is on a copy is found at once', async () => {
    const source = (await make({ title: 'Quelle' })).body.id;
    await write(source, 'n1');
    await product.context.collab.flush({ kind: 'board', id: source });
    const { body } = await make({ title: 'Abschrift', from: source });
    const hits = await member.ask<{ board: string | null }[]>('/api/search?q=Dach');
    expect(hits.body.map(({ board }) => board)).toEqual(expect.arrayContaining([source, body.id]));
  });

  it('the board of the whole Manufaktur is never put away and has no day', async () => {
    const first = OWN as string as BoardId;
    expect((await change(first, { isArchived: true })).body.code).toBe('board_of_manufaktur');
    expect((await change(first, { day: '2027-06-01' })).body.code).toBe('board_of_manufaktur');
    expect((await change(first, { kind: 'treffen' })).body.code).toBe('board_of_manufaktur');
    expect((await change(first, { title: 'Unsere Tafel' })).body.title).toBe('Unsere Tafel');
    expect((await events())[0]).toBe('board_renamed');
  });

  it('a board that is put away is read by everybody and written by nobody, until it is taken out again', async () => {
    const { body: board } = await make();
    await write(board.id, 'n1');
    const thread = { id: 'f-1', x: 0, y: 0, item: null, comment: { id: 'k-1', words: 'Ja', mentions: [] } };
    expect((await change(board.id, { isArchived: true })).body.archivedAt).toBe(clock.toISOString());
    expect((await events())[0]).toBe('board_archived');
    const path = `/api/boards/${board.id}`;
    const attempts: readonly (readonly [Browser, string, string, object])[] = [
      [moderator, `${path}/silent`, 'POST', { frame: null, question: null }],
      [moderator, `${path}/timer`, 'POST', { do: 'start', seconds: 60 }],
      [
        moderator,
        `${path}/votes`,
        'POST',
        { question: null, points: 3, most: 1, isHidden: true, candidates: CANDIDATES },
      ],
      [moderator, `${path}/lead`, 'PUT', {}],
      [member, `${path}/comments`, 'POST', thread],
    ];
    for (const [by, to, method, body] of attempts) {
      expect([to, (await by.ask<Problem>(to, { method, body })).body.code]).toEqual([
        to,
        'document_read_only',
      ]);
    }
    const named = await member.ask<Problem>(`/api/documents/board/${board.id}/versions`, {
      method: 'POST',
      body: { name: 'Stand' },
    });
    expect(named.body.code).toBe('document_read_only');
    const line = (await lines()).find((each) => each.board.id === board.id);
    expect(line?.board.archivedAt).toBe(clock.toISOString());
    expect((await change(board.id, { isArchived: false })).body.archivedAt).toBeNull();
    expect((await member.post(`${path}/comments`, thread)).status).toBe(201);
    expect((await events())[0]).toBe('board_restored');
  });

  it('a copy of a board that is put away is open', async () => {
    const { body: board } = await make();
    await write(board.id, 'n1');
    await change(board.id, { isArchived: true });
    const { body: copy } = await make({ from: board.id });
    expect(copy.archivedAt).toBeNull();
    expect(await itemsOf(copy.id)).toHaveLength(1);
  });

  it('is not put away while people write silently or give points on it', async () => {
    const { body: board } = await make();
    const path = `/api/boards/${board.id}`;
    const round = await moderator.post<{ id: string }>(`${path}/silent`, { frame: null, question: null });
    expect((await change(board.id, { isArchived: true })).body.code).toBe('silent_round_running');
    await moderator.post(`${path}/silent/${round.body.id}`, { to: 'abgebrochen' });
    expect((await change(board.id, { isArchived: true })).status).toBe(200);
  });

  it('what asks for nothing new tells nobody anything', async () => {
    const { body: board } = await make();
    const before = await events();
    await change(board.id, { title: board.title, isArchived: false });
    expect(await events()).toEqual(before);
  });

  describe('what is new since the last visit', () => {
    it('is told to the person alone, and forgotten by nobody', async () => {
      const { body: board } = await make();
      await write(board.id, 'n1');
      const visit = `/api/boards/${board.id}/visit`;
      const newsFor = async (by: Browser) =>
        (await lines(by)).find((each) => each.board.id === board.id)?.isNews;
      expect((await member.ask<VisitView>(visit)).body).toEqual({ visit: null });
      expect(await newsFor(member)).toBe(true);
      await member.ask(visit, { method: 'PUT', body: { seen: 'AQI=' } });
      expect((await member.ask<VisitView>(visit)).body.visit).toEqual({
        at: clock.toISOString(),
        seen: 'AQI=',
      });
      expect((await moderator.ask<VisitView>(visit)).body.visit).toBeNull();
      expect([await newsFor(member), await newsFor(moderator)]).toEqual([false, true]);
      clock = new Date(clock.getTime() + 60_000);
      await write(board.id, 'n2');
      expect(await newsFor(member)).toBe(true);
      await member.ask(visit, { method: 'PUT', body: { seen: 'AwQ=' } });
      expect((await member.ask<VisitView>(visit)).body.visit).toEqual({
        at: clock.toISOString(),
        seen: 'AwQ=',
      });
    });
  });

  it.each([
    ['no title', { title: ' ' }],
    ['a title without end', { title: 'x'.repeat(81) }],
    ['a title that turns around', { title: 'um\u202Egedreht' }],
    ['a second board of the whole Manufaktur', { kind: 'manufaktur' }],
    ['a day that is none', { day: '2027-02-40' }],
    ['a source that is no id', { from: '../x' }],
    ['something nobody asked for', { madeBy: 'p01' }],
  ])('refuses %s', async (_, body) => {
    const before = (await lines()).length;
    expect((await make(body)).status).toBe(400);
    expect(await lines()).toHaveLength(before);
  });

  it('refuses copies of what is not there, and seen states that are none', async () => {
    expect((await make({ from: 'gibt-es-nicht' })).body.code).toBe('unknown_id');
    const { body: board } = await make();
    const keep = async (seen: unknown) =>
      (await member.ask(`/api/boards/${board.id}/visit`, { method: 'PUT', body: { seen } })).status;
    expect(await Promise.all([keep('nicht base64!'), keep(7), keep('A'.repeat(61_440 + 4))])).toEqual([
      400, 400, 400,
    ]);
    const writers = async (query: string) =>
      (await member.ask(`/api/boards/${board.id}/writers${query}`)).status;
    expect(
      await Promise.all(['', '?clients=', '?clients=1;2', '?clients=9999999999999999'].map(writers)),
    ).toEqual([400, 400, 400, 400]);
    expect(await writers('?clients=1,2')).toBe(200);
  });

  it('has room for so many boards, and for no more when many are made at the same moment', async () => {
    const path = `/api/manufakturen/${OTHER}/boards`;
    const by = cast['moderator other'];
    const body = { title: 'Viele', kind: 'untergruppe' };
    const open = async () =>
      (await by.ask<BoardLine[]>(path)).body.filter(({ board }) => board.archivedAt === null).length;
    const statuses = await Promise.all(
      Array.from({ length: 70 }, async () => (await by.post(path, body)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
    expect(await open()).toBe(60);
    const last = (await by.ask<BoardLine[]>(path)).body.at(-1)?.board.id;
    const patch = async (isArchived: boolean) =>
      (await by.ask<Problem>(`/api/boards/${last}`, { method: 'PATCH', body: { isArchived } })).status;
    expect([await patch(true), (await by.post(path, body)).status, await patch(false)]).toEqual([
      200, 201, 409,
    ]);
  });
}
