import type { ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { countUnsent } from './copies/local-copies.ts';
import { ALMA, BEN, NOWHERE, rows, tab, visit, words, write } from './offline-testing.ts';
import { ADDRESS, enter, NAME, openHouse, patience, until } from './testing.ts';

it.each(['unknown_id', 'not_permitted'] as const)(
  'L9 S5: a document that is %s after a day away keeps its words in sight until the person decides',
  async (refusal) => {
    const house = await openHouse();
    await visit(house);
    const away = tab(NOWHERE);
    const there = away.open(ADDRESS);
    await until(() => there.status === 'offline', patience);
    write(there, 'a whole day ');
    await until(async () => (await countUnsent(ALMA)) === 1, patience);
    away.destroy();

    house.refuse = refusal;
    const live = tab(house);
    await until(() => live.stranded().length === 1, patience);
    const [stranded] = live.stranded();
    expect(stranded).toMatchObject({ address: ADDRESS, refusal, waiting: 1 });
    expect(stranded?.doc.getText('t').toJSON()).toBe('a whole day begun ');
    expect(live.saveState()).toEqual({ kind: 'failed', waiting: 1 });
    live.destroy();

    // Nothing was thrown away by looking at it.
    const again = tab(house);
    await until(() => again.stranded().length === 1, patience);
    await again.discard(ADDRESS);
    expect(again.stranded()).toEqual([]);
    expect(again.saveState()).toEqual({ kind: 'saved' });
    expect(await countUnsent(ALMA)).toBe(0);
    expect(await rows(ADDRESS)).toBe('');
  },
);

it('L9: who may only read by now keeps the words; given the right again they are sent', async () => {
  const house = await openHouse();
  await visit(house);
  const away = tab(NOWHERE);
  const there = away.open(ADDRESS);
  await until(() => there.status === 'offline', patience);
  write(there, 'meanwhile demoted ');
  await until(async () => (await countUnsent(ALMA)) === 1, patience);
  away.destroy();

  house.readOnly = true;
  const live = tab(house);
  const document = live.open(ADDRESS);
  await until(() => live.stranded().length === 1, patience);
  expect(document.refusal).toBe('document_read_only');
  expect(document.access).toBe('read');
  live.renew();
  await until(() => live.connection() === 'open', patience);
  expect(live.stranded().length).toBe(1);

  house.readOnly = false;
  live.renew();
  await until(() => live.saveState().kind === 'saved', patience);
  expect(live.stranded()).toEqual([]);
  expect(document.status).toBe('ready');
  const other = enter(house, { person: BEN }).open(ADDRESS);
  await until(() => words(other) === 'meanwhile demoted begun ', patience);
});

it('L9: giving up begins anew with what the server has, also on the screen that shows it', async () => {
  const house = await openHouse();
  await visit(house);
  house.readOnly = true;
  const live = tab(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  write(document, 'not allowed ');
  await until(() => live.stranded().length === 1, patience);
  await live.discard(ADDRESS);
  await until(() => document.status === 'ready', patience);
  expect(words(document)).toBe('begun ');
  expect(live.hasUnsaved()).toBe(false);
});

it('L9: the copy of a document one may no longer read is taken away', async () => {
  const house = await openHouse();
  await visit(house);
  house.refuse = 'not_permitted';
  const document = tab(house).open(ADDRESS);
  await until(() => document.status === 'refused', patience);
  await until(async () => (await rows(ADDRESS)) === '', patience);
});

it('D8 L10: a page older than the documents shows a copy, whose changes go nowhere', async () => {
  const house = await openHouse();
  await visit(house);
  house.readOnly = true;
  house.says = { type: 'outdated', schema: 2 };
  const live = tab(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready' && document.paused !== undefined, patience);
  expect(document.paused).toBe('page_outdated');
  expect(document.access).toBe('read');
  expect(live.pause()).toBe('page_outdated');
  document.doc.getText('t').delete(0, 3);
  expect(words(document)).toBe('un ');
  expect(live.saveState()).toEqual({ kind: 'saved' });
  // What others write is still seen.
  house.server.hocuspocus.documents.get(NAME)?.getText('t').insert(0, 'news ');
  await until(() => words(document) === 'news un ', patience);
  expect(house.server.hocuspocus.documents.get(NAME)?.getText('t').toJSON()).toBe('news begun ');
});

it('D8 S8: what waits in an outdated page is kept and goes out after reloading', async () => {
  const house = await openHouse();
  await visit(house);
  const away = tab(NOWHERE);
  const there = away.open(ADDRESS);
  await until(() => there.status === 'offline', patience);
  write(there, 'waits ');
  await until(async () => (await countUnsent(ALMA)) === 1, patience);
  away.destroy();

  house.readOnly = true;
  house.says = { type: 'outdated', schema: 2 };
  const old = tab(house);
  const document = old.open(ADDRESS);
  await until(() => document.paused === 'page_outdated', patience);
  await until(() => old.saveState().kind === 'failed', patience);
  expect(old.stranded()).toEqual([]);
  expect(old.isKept()).toBe(true);
  old.destroy();

  house.readOnly = false;
  house.says = undefined;
  const fresh = tab(house, { schema: { board: 2, proposal: 2, notes: 2 } });
  const other = enter(house, { person: BEN }).open(ADDRESS);
  await until(() => words(other) === 'waits begun ', patience);
  await until(() => fresh.saveState().kind === 'saved', patience);
  await until(async () => (await countUnsent(ALMA)) === 0, patience);
});

it('L10: a copy made by a newer page is only read until the server has answered', async () => {
  const house = await openHouse();
  const newer = tab(house, { schema: { board: 1, proposal: 2, notes: 2 } });
  const made = newer.open(ADDRESS);
  await until(() => made.status === 'ready', patience);
  write(made, 'new shapes ');
  await until(() => newer.saveState().kind === 'saved', patience);
  await until(async () => (await rows(ADDRESS)) !== '', patience);
  newer.destroy();
  const older = tab(NOWHERE);
  const document = older.open(ADDRESS);
  await until(() => document.status === 'offline', patience);
  expect(words(document)).toBe('new shapes ');
  expect(document.access).toBe('read');
  expect(document.paused).toBe('server_outdated');
});

it('A8: a change that no frame can carry is reported, not repeated', async () => {
  const house = await openHouse();
  const live = tab(house);
  const document = live.open({ kind: 'proposal', id: 'p9' as ProposalId });
  await until(() => document.status === 'ready', patience);
  write(document, 'x'.repeat(1_100_000));
  expect(document.status).toBe('refused');
  expect(live.stranded()).toMatchObject([{ refusal: 'document_too_large', waiting: 1 }]);
  expect(live.connection()).toBe('open');
});
