import { openBoard } from '@geflecht/board-schema';
import type { ManufakturSummary, Overview, SearchHit } from '@geflecht/contract';
import type { BoardId, ProposalId } from '@geflecht/domain';
import { loadExampleWorld } from '@geflecht/example-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { proposalContent } from '../../collab/index.ts';
import { type Product, startProduct } from '../../testbed/product.ts';
import { migrated, emptySqlite, NOW } from '../../testbed/storage.ts';
import { loadWorld } from './load.ts';

describe('the first start', () => {
  it('lays the world out in under two seconds, all of it or nothing, and only once', async () => {
    const storage = await migrated(emptySqlite());
    const before = performance.now();
    expect(await loadWorld(storage, NOW, { people: true })).toBe(true);
    expect(performance.now() - before).toBeLessThan(2000);
    const count = async () => (await storage.db.selectFrom('events').select('seq').execute()).length;
    const events = await count();
    expect(await loadWorld(storage, NOW, { people: true })).toBe(false);
    expect(await count()).toBe(events);
    await storage.close();
  });

  it('leaves nothing behind when it fails in the middle', async () => {
    const storage = await migrated(emptySqlite());
    const { db } = storage;
    // One of the last tables to be filled.
    await db.schema.dropTable('boards').execute();
    await expect(loadWorld(storage, NOW, { people: true })).rejects.toThrow('no such table: boards');
    expect(await db.selectFrom('people').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('document_updates').select('seq').execute()).toEqual([]);
    await storage.close();
  });
});

describe('the example world', () => {
  let product: Product;
  const world = loadExampleWorld(NOW);

  beforeAll(async () => {
    product = await startProduct({ now: () => NOW });
  });
  afterAll(async () => await product[Symbol.asyncDispose]());

  it('has moved lately in every Manufaktur, never in the future', async () => {
    const { body } = await product.browser().ask<Overview>('/api/overview');
    expect(body.manufakturen).toHaveLength(8);
    for (const { slug, lastMove } of body.manufakturen as ManufakturSummary[]) {
      expect(lastMove?.title, slug).toBeTruthy();
      const age = NOW.getTime() - Date.parse(lastMove!.at);
      expect(age, slug).toBeGreaterThanOrEqual(0);
      expect(age, slug).toBeLessThan(60 * 24 * 60 * 60 * 1000);
    }
  });

  it('tells its history in the order of time', async () => {
    const rows = await product.context.storage.db.selectFrom('events').select('at').orderBy('seq').execute();
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).toSorted());
    expect(rows.at(-1)!.at <= NOW.toISOString()).toBe(true);
  });

  it('has every proposal once on the board of its Manufaktur, nothing on top of anything', async () => {
    for (const { slug } of world.manufakturen) {
      const items = await product.context.collab.read(
        { kind: 'board', id: slug as string as BoardId },
        (doc) => {
          const board = openBoard(doc);
          const all = [...board.items().values()];
          board.destroy();
          return all;
        },
      );
      const cards = items.filter((item) => item.kind === 'card');
      const own = world.proposals.filter(({ header }) => header.manufaktur === slug);
      expect(cards.map((card) => card.proposal).toSorted(), slug).toEqual(
        own.map(({ header }) => header.id).toSorted(),
      );
      const notes = items.filter((item) => item.kind === 'note');
      expect(notes.length, slug).toBeGreaterThanOrEqual(8);
      expect(items.filter((item) => item.kind === 'connector').length, slug).toBeGreaterThan(0);
      const boxes = [...cards, ...notes, ...items.filter((item) => item.kind === 'text')].map(
        (item) => item.place,
      );
      const overlapping = boxes.filter((one, index) =>
        boxes.some(
          (other, at) =>
            at > index &&
            one.x < other.x + other.w &&
            other.x < one.x + one.w &&
            one.y < other.y + other.h &&
            other.y < one.y + one.h,
        ),
      );
      expect(overlapping, slug).toEqual([]);
    }
  });

  it('has a text and the right sheet in every proposal', async () => {
    for (const { header } of world.proposals) {
      const content = await product.context.collab.read({ kind: 'proposal', id: header.id }, proposalContent);
      expect(content.text.length, header.id).toBeGreaterThan(80);
      const row = await product.context.storage.db
        .selectFrom('proposals')
        .select('smart_filled')
        .where('id', '=', header.id)
        .executeTakeFirstOrThrow();
      expect(JSON.parse(row.smart_filled), header.id).toEqual(content.smartFilled);
    }
  });

  it('is found by the search: titles, texts and notes', async () => {
    const browser = await product.as('p01');
    const search = async (q: string) => (await browser.ask<SearchHit[]>(`/api/search?q=${q}`)).body;
    expect((await search('Mieterstrom')).map((hit) => hit.proposal)).toContain('M1-01' as ProposalId);
    expect((await search('Hausverwaltungen')).map((hit) => hit.kind)).toContain('board_item');
  });
});
