import { LIMITS, type Problem, type TemplateContent } from '@geflecht/contract';
import type { BoardTemplate } from '@geflecht/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type Cast, gatherCast, OWN } from '../../testbed/cast.ts';
import { type Product, startProduct } from '../../testbed/product.ts';

let product: Product;
let cast: Cast;
beforeAll(async () => {
  product = await startProduct();
  cast = await gatherCast(product);
});
afterAll(async () => await product[Symbol.asyncDispose]());

const place = { x: 0, y: 0, w: 200, h: 200, order: 'a0', angle: 0 };
const note = (more: object = {}) => ({ kind: 'note', id: 'zettel', place, look: {}, text: 'Idee', ...more });
const fragmentOf = (...items: readonly unknown[]) => ({ format: 'geflecht/board', version: 1, items });
const make = async (fragment: unknown, title = 'Vorlage') =>
  await cast['participant own'].post<BoardTemplate & Problem>(`/api/manufakturen/${OWN}/templates`, {
    title,
    howTo: '',
    fragment,
  });

it('keeps what can be read of a part of a board, and leaves everything else out', async () => {
  const { status, body } = await make({
    ...fragmentOf(note({ secret: 'x', look: { color: 'no such colour' } })),
    more: 'x',
  });
  expect(status).toBe(201);
  const read = await cast.guest.ask<TemplateContent>(`/api/templates/${body.id}`);
  expect(read.body.template).toEqual(body);
  expect(read.body.fragment).toEqual(
    fragmentOf({
      ...note({ look: { color: 'yellow' } }),
      hold: { locked: false, group: null },
      marks: [],
    }),
  );
});

it.each([
  ['nothing', undefined],
  ['no fragment', { items: [] }],
  ['an empty one', fragmentOf()],
  ['an unknown kind', fragmentOf(note({ kind: 'script' }))],
  ['a place that is no number', fragmentOf(note({ place: { ...place, x: 'NaN' } }))],
  ['a card', fragmentOf({ kind: 'card', id: 'karte', place, look: {}, proposal: 'M1-01' })],
  ['a picture', fragmentOf({ kind: 'image', id: 'bild', place, look: {}, text: '', image: 'i1' })],
])('refuses %s', async (_, fragment) => {
  const { status, body } = await make(fragment);
  expect({ status, code: body.code }).toEqual({
    status: 400,
    code: fragment === undefined ? 'required' : 'invalid_body',
  });
});

it('bounds how many a Manufaktur keeps, and makes room when one is put away', async () => {
  let last: BoardTemplate & Problem;
  do {
    ({ body: last } = await make(fragmentOf(note()), 'Noch eine'));
  } while (last.code === undefined);
  expect(last).toMatchObject({ status: 409, code: 'too_many_templates' });
  const all = (await cast['participant own'].ask<readonly BoardTemplate[]>('/api/templates')).body;
  expect(all).toHaveLength(LIMITS.templates);
  const path = `/api/templates/${all[0]?.id}`;
  const put = async (isPutAway: boolean) =>
    (await cast['moderator own'].ask(path, { method: 'PATCH', body: { isPutAway } })).status;
  expect(await put(true)).toBe(200);
  expect((await make(fragmentOf(note()))).status).toBe(201);
  expect(await put(false)).toBe(409);
});
