import { IDBObjectStore } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';

import { openDirectory } from './copies/directory.ts';
import { countUnsent, removeLocalCopies } from './copies/local-copies.ts';
import { ALMA, BEN, BOARD, NOWHERE, rows, tab, visit, words, write } from './offline-testing.ts';
import { ADDRESS, enter, latch, openHouse, patience, until } from './testing.ts';

it('L1 L3 L4: what was written offline survives the tab, is counted, and arrives without being opened', async () => {
  const house = await openHouse();
  await visit(house);
  const port = house.server.address.port;
  await house.stop();

  const before = tab(house);
  const document = before.open(ADDRESS);
  await until(() => document.status === 'offline', patience);
  expect(words(document)).toBe('begun ');
  expect(document.access).toBe('write');
  for (const text of ['one ', 'two ', 'three ']) write(document, text);
  await until(() => before.connection() === 'offline', patience);
  expect(before.saveState()).toEqual({ kind: 'offline', waiting: 3 });
  await until(async () => (await countUnsent(ALMA)) === 3, patience);
  await until(async () => (await rows(ADDRESS)) === 'three two one begun ', patience);
  before.destroy();

  const after = tab(house);
  await until(() => after.connection() === 'offline', patience);
  await until(() => after.saveState().kind === 'offline' && after.hasUnsaved(), patience);
  expect(after.saveState()).toEqual({ kind: 'offline', waiting: 3 });
  const kinds = new Set<string>();
  after.subscribe(() => kinds.add(after.saveState().kind));
  const again = await openHouse(port);
  await until(() => after.saveState().kind === 'saved', patience);
  expect(kinds).toEqual(new Set(['saving', 'saved']));
  await until(async () => (await countUnsent(ALMA)) === 0, patience);

  const other = enter(again, { person: BEN }).open(ADDRESS);
  await until(() => words(other) === 'three two one begun ', patience);
});

it('L3: what waits is called saved only once the server has acknowledged it', async () => {
  const house = await openHouse();
  await visit(house);
  const away = tab(NOWHERE);
  const there = away.open(ADDRESS);
  await until(() => there.status === 'offline', patience);
  write(there, 'offline ');
  await until(async () => (await countUnsent(ALMA)) === 1, patience);
  away.destroy();

  const gate = latch();
  house.hold = gate.held;
  const live = tab(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  expect(document.unacknowledged).toBe(1);
  expect(live.saveState()).toEqual({ kind: 'saving' });
  write(document, 'and online ');
  expect(document.unacknowledged).toBe(2);
  expect(await countUnsent(ALMA)).toBeGreaterThan(0);
  gate.open();
  await until(() => live.saveState().kind === 'saved', patience);
  await until(async () => (await countUnsent(ALMA)) === 0, patience);
});

it('L1: another person at the same browser sees nothing, and carries nothing', async () => {
  const house = await openHouse();
  await visit(house);
  const away = tab(NOWHERE);
  const mine = away.open(ADDRESS);
  await until(() => mine.status === 'offline', patience);
  write(mine, 'private ');
  await until(async () => (await countUnsent(ALMA)) === 1, patience);
  away.destroy();

  const other = tab(NOWHERE, { person: BEN });
  const theirs = other.open(ADDRESS);
  await until(() => other.connection() === 'offline', patience);
  expect(theirs.status).toBe('loading');
  expect(words(theirs)).toBe('');
  expect(other.saveState()).toEqual({ kind: 'offline', waiting: 0 });
  other.destroy();
  const online = tab(house, { person: BEN });
  const shown = online.open(ADDRESS);
  await until(() => shown.status === 'ready', patience);
  expect(words(shown)).toBe('begun ');
  expect(await countUnsent(ALMA)).toBe(1);
});

it('L8: signing in as somebody else takes away what the person before left a day ago, except unsent words', async () => {
  const house = await openHouse();
  await visit(house);
  await visit(house, BOARD);
  const away = tab(NOWHERE);
  const board = away.open(BOARD);
  await until(() => board.status === 'offline', patience);
  write(board, 'unsent ');
  await until(async () => (await countUnsent(ALMA)) === 1, patience);
  away.destroy();
  const directory = await openDirectory();
  expect((await directory.copies()).length).toBe(2);
  tab(house, { person: BEN, date: () => Date.now() + 25 * 3_600_000 });
  await until(async () => (await directory.copies()).length === 1, patience);
  expect(await directory.copy(ALMA, 'board:b1')).toBeDefined();
  expect(await rows(ADDRESS)).toBe('');
  directory.close();
});

it('L8: a copy nobody has opened for a month is taken away', async () => {
  const house = await openHouse();
  await visit(house);
  const directory = await openDirectory();
  tab(NOWHERE, { date: () => Date.now() + 29 * 86_400_000 }).destroy();
  expect((await directory.copies()).length).toBe(1);
  tab(NOWHERE, { date: () => Date.now() + 31 * 86_400_000 });
  await until(async () => (await directory.copies()).length === 0, patience);
  directory.close();
});

it('L8: after signing out nothing of the person is left, even while another tab has it open', async () => {
  const house = await openHouse();
  await visit(house);
  const other = tab(house);
  const open = other.open(ADDRESS);
  await until(() => open.status === 'ready', patience);
  expect(await removeLocalCopies(ALMA, 'discard')).toBe(0);
  expect(await rows(ADDRESS)).toBe('');
  const directory = await openDirectory();
  expect(await directory.copies()).toEqual([]);
  directory.close();
  // The other tab goes on, in memory.
  write(open, 'still here ');
  await until(() => other.saveState().kind === 'saved', patience);
});

it('L8: signing out can leave what is unsent, and takes the rest', async () => {
  const house = await openHouse();
  await visit(house);
  await visit(house, BOARD);
  const away = tab(NOWHERE);
  const board = away.open(BOARD);
  await until(() => board.status === 'offline', patience);
  write(board, 'unsent ');
  await until(async () => (await rows(BOARD)) === 'unsent begun ', patience);
  away.destroy();
  expect(await removeLocalCopies(ALMA, 'keep')).toBe(0);
  expect(await rows(ADDRESS)).toBe('');
  expect(await rows(BOARD)).toBe('unsent begun ');
  expect(await countUnsent(ALMA)).toBe(1);
  expect(await removeLocalCopies(ALMA, 'discard')).toBe(0);
  expect(await rows(BOARD)).toBe('');
  expect(await countUnsent(ALMA)).toBe(0);
});

it('L6: without storage everything works, in memory, and says so', async () => {
  vi.stubGlobal('indexedDB', {
    open() {
      throw new DOMException('refused', 'SecurityError');
    },
  });
  const house = await openHouse();
  const live = tab(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  write(document, 'a');
  await until(() => live.saveState().kind === 'saved', patience);
  expect(live.isKept()).toBe(true);
  await house.stop();
  await until(() => live.connection() === 'offline', patience);
  write(document, 'b');
  expect(live.saveState()).toEqual({ kind: 'offline', waiting: 1 });
  expect(live.isKept()).toBe(false);
  expect(await countUnsent(ALMA)).toBe(0);
  expect(await removeLocalCopies(ALMA, 'discard')).toBe(0);
});

it('L6: a full disk in the middle of writing costs only the copy', async () => {
  const house = await openHouse();
  await visit(house);
  const live = tab(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  await until(() => live.isKept(), patience);
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  });
  await house.stop();
  await until(() => live.connection() === 'offline', patience);
  write(document, 'too much ');
  await until(() => !live.isKept(), patience);
  expect(live.saveState()).toEqual({ kind: 'offline', waiting: 1 });
  expect(words(document)).toBe('too much begun ');
  full.mockRestore();
});

it('L7: tabs of one browser see one another’s words while away, and the last one carries all', async () => {
  const house = await openHouse();
  await visit(house);
  const port = house.server.address.port;
  await house.stop();
  const [one, two] = [tab(house), tab(house)];
  const [here, there] = [one.open(ADDRESS), two.open(ADDRESS)];
  await until(() => one.connection() === 'offline' && two.connection() === 'offline', patience);
  await until(() => here.status === 'offline' && there.status === 'offline', patience);
  write(here, 'left ');
  await until(() => words(there) === 'left begun ', patience);
  write(there, 'right ');
  await until(() => words(here) === 'right left begun ', patience);
  one.destroy();
  const again = await openHouse(port);
  await until(() => two.saveState().kind === 'saved', patience);
  const other = enter(again, { person: BEN }).open(ADDRESS);
  await until(() => words(other) === 'right left begun ', patience);
  await until(async () => (await countUnsent(ALMA)) === 0, patience);
});

it('L7: a tab that was online all the time takes over what a closed one could not send', async () => {
  const house = await openHouse();
  await visit(house);
  const away = tab(NOWHERE);
  const there = away.open(ADDRESS);
  await until(() => there.status === 'offline', patience);
  const network = new EventTarget();
  const live = tab(house, { network });
  const here = live.open(ADDRESS);
  await until(() => here.status === 'ready', patience);
  write(there, 'lost tab ');
  await until(async () => (await countUnsent(ALMA)) === 1, patience);
  away.destroy();
  network.dispatchEvent(new Event('offline'));
  network.dispatchEvent(new Event('online'));
  await until(() => words(here) === 'lost tab begun ', patience);
  await until(() => live.saveState().kind === 'saved', patience);
  await until(async () => (await countUnsent(ALMA)) === 0, patience);
});

it('L2: what others write is in the copy a moment later', async () => {
  const house = await openHouse();
  await visit(house);
  const live = tab(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  const other = enter(house, { person: BEN }).open(ADDRESS);
  await until(() => other.status === 'ready', patience);
  for (const letter of 'abcdef') write(other, letter);
  await until(async () => (await rows(ADDRESS)) === 'fedcbabegun ', patience);
});

it('L5: with a copy the server sends only what is new', async () => {
  const house = await openHouse();
  await visit(house, ADDRESS, 'x'.repeat(50_000));
  const live = tab(house);
  const document = live.open(ADDRESS);
  let applied = 0;
  document.doc.on('update', (update: Uint8Array) => {
    applied += update.length;
  });
  await until(() => document.status === 'ready', patience);
  expect(words(document).length).toBe(50_000);
  // Read from the copy once, and nothing of it from the server.
  expect(applied).toBeLessThan(60_000);
});
