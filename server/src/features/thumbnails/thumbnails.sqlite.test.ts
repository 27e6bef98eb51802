import type { BoardId } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Browser } from '../../testbed/browser.ts';
import { OWN } from '../../testbed/cast.ts';
import { type Product, startProduct } from '../../testbed/product.ts';
import { insertBoard } from '../boards/index.ts';

let product: Product;
let member: Browser;
let boards = 0;

beforeAll(async () => {
  product = await startProduct();
  member = await product.as('p37');
});
afterAll(async () => await product[Symbol.asyncDispose]());

async function board(): Promise<BoardId> {
  boards += 1;
  const id = `klein-${boards}` as BoardId;
  const given = { id, manufaktur: OWN, title: 'Klein <b> & fein', kind: 'untergruppe' } as const;
  await insertBoard(product.context.storage.db, given, '2027-05-19T17:00:00.000Z');
  return id;
}
const write = async (id: BoardId, writer: (items: Y.Map<unknown>) => void) =>
  await product.context.collab.write({ kind: 'board', id }, 'test', (doc) => writer(doc.getMap('items')));
const place = { x: 0, y: 0, w: 160, h: 160, order: 'a0', angle: 0 };
const note = (text: string) =>
  new Y.Map<unknown>([
    ['kind', 'note'],
    ['place', place],
    ['text', new Y.Text(text)],
  ]);
const look = async (id: string, headers: Record<string, string> = {}) =>
  await member.ask<string>(`/api/boards/${id}/thumbnail.svg`, { headers });

describe('the small picture of a board', () => {
  it('shows what lies on the board, and comes as a picture that does nothing', async () => {
    const { status, headers, body } = await look(OWN);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toContain('private');
    expect(body).toMatch(/^<\?xml /);
    expect(body).toContain('<rect');
    expect(body.length).toBeLessThan(400_000);
  });

  it('is drawn for a dark screen when asked, and for none that does not exist', async () => {
    const ask = async (query: string) => await member.ask<string>(`/api/boards/${OWN}/thumbnail.svg${query}`);
    const [light, dark, none] = [await ask(''), await ask('?look=dark'), await ask('?look=neon')];
    expect(dark.status).toBe(200);
    expect(dark.body).not.toBe(light.body);
    expect((await ask('?look=light')).body).toBe(light.body);
    expect(none.status).toBe(400);
  });

  it('an empty board is empty paper', async () => {
    const { status, body } = await look(await board());
    expect(status).toBe(200);
    expect(body).toContain('<title>Klein &lt;b&gt; &amp; fein</title>');
  });

  it('is the same until the board changes, and another one then', async () => {
    const id = await board();
    await write(id, (items) => items.set('n1', note('Eins')));
    const first = await look(id);
    const tag = first.headers.get('etag') ?? '';
    expect((await look(id, { 'if-none-match': tag })).status).toBe(304);
    await write(id, (items) => items.set('n2', note('Zwei')));
    const second = await look(id, { 'if-none-match': tag });
    expect(second.status).toBe(200);
    expect(second.body).toContain('Zwei');
  });

  it('says nothing of a hidden proposal', async () => {
    const id = await board();
    const card = new Y.Map<unknown>([
      ['kind', 'card'],
      ['place', { ...place, w: 264, h: 148 }],
      ['ref', { proposal: 'M1-01' }],
    ]);
    await write(id, (items) => items.set('k1', card));
    expect((await look(id)).body).toContain('Mieterstrom');
    const moderator = await product.as('p01');
    const hide = { to: 'verborgen', reason: 'Verletzt Rechte anderer' };
    expect((await moderator.post('/api/proposals/M1-01/transitions', hide)).status).toBe(200);
    await write(id, (items) => items.set('n1', note('Anderes')));
    expect((await look(id)).body).not.toContain('Mieterstrom');
  });

  it('draws hostile things safely or not at all', async () => {
    const id = await board();
    const hostile: readonly unknown[] = [
      note('</text><script>alert(1)</script>'),
      note('x'.repeat(1_000_000)),
      new Y.Map<unknown>([
        ['kind', 'image'],
        ['place', place],
        ['ref', { image: 'javascript:alert(1)' }],
      ]),
      new Y.Map<unknown>([
        ['kind', 'shape'],
        ['place', { ...place, x: 1e9, y: -1e9, w: 1e12 }],
        ['look', { color: '"><script>' }],
        ['text', new Y.Text('\u0000\uD800')],
      ]),
      new Y.Map<unknown>([
        ['kind', 'note'],
        ['place', { x: 'NaN', y: null }],
      ]),
      'no item at all',
    ];
    await write(id, (items) => hostile.forEach((item, nr) => items.set(`h${nr}`, item)));
    const { status, body } = await look(id);
    expect(status).toBe(200);
    expect(body).not.toMatch(/<script|javascript:|<a |href="http|NaN|Infinity/);
    expect(new Set(body.match(/<([a-zA-Z]+)/g))).not.toContain('<foreignObject');
  });

  it('refuses to those who may not read the board, and knows no others', async () => {
    expect((await product.browser().ask(`/api/boards/${OWN}/thumbnail.svg`)).status).toBe(401);
    expect((await look('gibt-es-nicht')).status).toBe(404);
  });
});
