import type { PersonId } from '@geflecht/domain';
import { seededRandom } from '@geflecht/testkit/random';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { countUnsent } from './copies/local-copies.ts';
import type { LiveDocument } from './held-documents.ts';
import type { Live } from './live.ts';
import { ADDRESS, enter, type House, NAME, openHouse, until } from './testing.ts';

const PEOPLE = ['alma', 'ben'] as PersonId[];
const SEEDS = process.env['GEFLECHT_TEST_LONG'] === undefined ? 6 : 100;
const STEPS = 40;
const patience = { timeout: 20_000, interval: 10 };

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterEach(() => vi.unstubAllGlobals());

interface Tab {
  readonly person: PersonId;
  readonly network: EventTarget;
  readonly live: Live;
  readonly document: LiveDocument;
  /** What was written in this tab. */
  readonly written: string[];
}

/** Lets timers, sockets and disks have their turn, that many times. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

it.each(Array.from({ length: SEEDS }, (_, index) => 20_000 + index))(
  'S1 L1 L3 L4 L7: nothing is lost or doubled, and nothing called saved that is not, seed %i',
  { timeout: 60_000 },
  async (seed) => {
    const random = seededRandom(seed);
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
    let house: House | undefined = await openHouse();
    const { url } = house;
    const { port } = house.server.address;
    const tabs: Tab[] = [];
    const everything: string[] = [];
    /** Words called saved that the server did not have. */
    const lies: string[] = [];

    function openTab(): void {
      const person = pick(PEOPLE);
      if (person === undefined || tabs.length >= 4) return;
      const network = new EventTarget();
      const live = enter({ url }, { person, network, random, keepsCopies: true });
      const tab: Tab = { person, network, live, document: live.open(ADDRESS), written: [] };
      live.subscribe(() => {
        if (live.saveState().kind !== 'saved' || house === undefined) return;
        const kept = house.text(NAME);
        lies.push(...tab.written.filter((word) => !kept.includes(word)));
      });
      tabs.push(tab);
    }
    function write(tab: Tab | undefined): void {
      // As on a screen: nobody writes before there is something to write in.
      if (tab === undefined || tab.document.access === 'read' || tab.document.status === 'loading') return;
      const word = `w${everything.length}`;
      const text = tab.document.doc.getText('t');
      everything.push(word);
      tab.written.push(`${word} `);
      // At the beginning or the end, so that no word lands inside another.
      text.insert(random() < 0.5 ? 0 : text.length, `${word} `);
    }
    function closeTab(tab: Tab | undefined): void {
      // Where nothing is kept, closing loses what is unsent, and the page says so.
      if (tab === undefined || !tab.live.isKept()) return;
      tab.live.destroy();
      tabs.splice(tabs.indexOf(tab), 1);
    }
    async function restart(): Promise<void> {
      if (house === undefined) house = await openHouse(port);
      else {
        const old = house;
        house = undefined;
        await old.stop();
      }
    }

    openTab();
    await until(() => tabs.every(({ document }) => document.status === 'ready'), patience);
    for (let step = 0; step < STEPS; step += 1) {
      const dice = random();
      if (dice < 0.5) write(pick(tabs));
      else if (dice < 0.6) openTab();
      else if (dice < 0.68) closeTab(pick(tabs));
      else if (dice < 0.76) await restart();
      else if (dice < 0.84) pick(tabs)?.network.dispatchEvent(new Event('offline'));
      else if (dice < 0.9) pick(tabs)?.network.dispatchEvent(new Event('online'));
      else await turns(random() * 200);
    }

    house ??= await openHouse(port);
    // Everybody comes back once; nobody needs to open the document for words that wait.
    for (const person of PEOPLE) enter({ url }, { person, random, keepsCopies: true });
    for (const { live } of tabs) live.tryNow();
    const end = house;
    const all = everything.toSorted();
    await until(() => wordsOf(end.text(NAME)).length >= all.length, patience);
    expect(wordsOf(end.text(NAME)).toSorted()).toEqual(all);
    await until(() => tabs.every(({ live }) => live.saveState().kind === 'saved'), patience);
    for (const { document } of tabs) {
      await until(() => document.doc.getText('t').toJSON() === end.text(NAME), patience);
    }
    for (const person of PEOPLE) await until(async () => (await countUnsent(person)) === 0, patience);
    expect(lies).toEqual([]);
  },
);
