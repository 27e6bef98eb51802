import { openBoard, openNotes } from '@geflecht/board-schema';
import type { SilentRound } from '@geflecht/contract';
import { type BoardId, notesAddress, type PersonId } from '@geflecht/domain';
import { afterAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';

import { type Product, startProduct } from '../../testbed/product.ts';
import { emptyPostgres } from '../../testbed/storage.ts';
import { silentContract } from './silent.contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

describe('silent writing on PostgreSQL', () => {
  silentContract(async () => {
    const { place, close } = await emptyPostgres(inject('pgUrl'));
    closing.push(close);
    return await startProduct({ databaseUrl: place.databaseUrl });
  });
});

describe('silent writing on two nodes', () => {
  it('what was written on either is revealed once, whichever node reveals, and by both at once', async () => {
    const { place, close } = await emptyPostgres(inject('pgUrl'));
    closing.push(close);
    const { databaseUrl } = place;
    const [here, there] = [await startProduct({ databaseUrl }), await startProduct({ databaseUrl })] as const;
    onTestFinished(async () => {
      await here[Symbol.asyncDispose]();
      await there[Symbol.asyncDispose]();
    });
    const id = 'klima-energie' as BoardId;
    const moderating = await here.as('p01');
    const beside = await there.as('p02');
    const start = { frame: null, question: null };
    const { body: round } = await moderating.post<SilentRound>(`/api/boards/${id}/silent`, start);
    const write = async (node: Product, person: string, text: string): Promise<void> =>
      await node.context.collab.write(notesAddress(id, person as PersonId), 'test', (doc) => {
        openNotes(doc).add({ text, color: 'pink', round: round.id });
      });
    await write(here, 'p37', 'von hier');
    await write(there, 'p03', 'von dort');
    const answers = await Promise.all(
      [moderating, beside].map(
        async (browser) =>
          (await browser.post(`/api/boards/${id}/silent/${round.id}`, { to: 'aufgedeckt' })).status,
      ),
    );
    expect(answers).toEqual([200, 200]);
    for (const node of [here, there]) {
      const found = await node.context.collab.read({ kind: 'board', id }, (doc) =>
        [...openBoard(doc).items().values()].flatMap((item) =>
          'text' in item && item.text.startsWith('von ') ? [item.text] : [],
        ),
      );
      expect(found.toSorted()).toEqual(['von dort', 'von hier']);
    }
  });
});
