import { join } from 'node:path';

import type { HubMessage } from '@geflecht/contract';
import { HUB_DOCUMENT, parseDocumentName } from '@geflecht/domain';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';

import { BOARD, liveStage, MEMBER, MODERATOR, opened, saved } from '../testbed/live-stage.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();

it('L1 L3: a store that does not answer: nothing is acknowledged or told, everybody hears of it, and it mends itself', async () => {
  const writer = await opened(await stage.tabOf(MODERATOR), BOARD);
  const witness = await opened(await stage.tabOf(MEMBER), BOARD);
  const hub = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
  const told = (state: string) =>
    (hub.messages as HubMessage[]).some((message) => message.type === 'storage' && message.state === state);
  await saved(writer);
  const blocker = new Database(join(stage.product.dataDir, 'geflecht.sqlite'));
  blocker.exec('begin exclusive');
  try {
    writer.doc.getText('probe').insert(0, 'wartet');
    await until('everybody hears of it', () => told('failing'), 20_000);
    expect(writer.provider.hasUnsyncedChanges).toBe(true);
    expect(witness.doc.getText('probe').toJSON()).toBe('');
    expect(stage.product.context.collab.figures().unflushedUpdates).toBeGreaterThan(0);
  } finally {
    blocker.exec('rollback');
    blocker.close();
  }
  await until('it is stored', () => !writer.provider.hasUnsyncedChanges, 10_000);
  await until('and told', () => witness.doc.getText('probe').toJSON() === 'wartet');
  await until('and everybody hears of that', () => told('writable'));
});

it('documents that nobody has open leave memory, with their words on disk', async () => {
  const tab = await stage.tabOf(MODERATOR);
  const writer = await opened(tab, BOARD);
  writer.doc.getText('probe').insert(0, 'bleibt');
  await saved(writer);
  expect(stage.product.context.collab.figures()).toMatchObject({ documents: 1, connections: 1 });
  tab.close();
  await until('nothing is in memory', () => stage.product.context.collab.figures().documents === 0, 10_000);
  const address = parseDocumentName(BOARD);
  if (address === undefined) throw new Error('a board has an address');
  const words = await stage.product.context.collab.read(address, (doc) => doc.getText('probe').toJSON());
  expect(words).toBe('bleibt');
  expect((await opened(await stage.tabOf(MEMBER), BOARD)).doc.getText('probe').toJSON()).toBe('bleibt');
});
