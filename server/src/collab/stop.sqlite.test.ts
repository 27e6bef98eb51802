import { documentName, type ProposalId } from '@geflecht/domain';
import { expect, it, vi } from 'vitest';

import { firstWords } from '../testbed/first-words.ts';
import { startProduct } from '../testbed/product.ts';
import { until } from '../testbed/until.ts';

// A bound for a busy machine, not what people see.
vi.setConfig({ testTimeout: 30_000 });

const TEXT = { kind: 'proposal', id: 'M1-01' as ProposalId } as const;
const WRITERS = ['p01', 'p37', 'p01', 'p37'];

it('stopping while people type loses no acknowledged word and stores everything it has taken', async () => {
  const product = await startProduct();
  /** Every word that the server has acknowledged. */
  const acknowledged: string[] = [];
  let typing = true;
  for (const [who, person] of WRITERS.entries()) {
    const { doc, provider } = (await product.as(person)).tab().open(documentName(TEXT));
    await until('sync', () => provider.synced && !provider.hasUnsyncedChanges);
    const text = firstWords(doc);
    const waiting: string[] = [];
    provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      while (waiting.length > number) acknowledged.push(waiting.shift() ?? '');
    });
    let nr = 0;
    const type = (): void => {
      if (!typing) return;
      const word = `<${who}.${(nr += 1)}>`;
      waiting.push(word);
      text.insert(0, word);
      setImmediate(type);
    };
    type();
  }
  await until('words in flight', () => acknowledged.length >= 50);
  expect(await product.stop()).toBe(0);
  typing = false;
  await using again = await product.restart();
  const words = await again.context.collab.read(TEXT, (doc) => firstWords(doc).toJSON());
  expect(acknowledged.filter((word) => !words.includes(word))).toEqual([]);
});
