import { openBoard } from '@geflecht/board-schema';
import type { FeedEvent, SearchHit } from '@geflecht/contract';
import { freePort } from '@geflecht/testkit/services';
import { expect, it } from 'vitest';

import { listUnprojected } from '../collab/index.ts';
import { openStorage } from '../storage/index.ts';
import { Browser } from '../testbed/browser.ts';
import { BOARD, MEMBER, opened, PROPOSAL, saved, write } from '../testbed/live-stage.ts';
import { kill, type Programs } from '../testbed/program.ts';
import { until } from '../testbed/until.ts';

/** A kill that comes too late has nothing to show. */
const ATTEMPTS = 5;

/** `kill -9` after the acknowledgement and before the projection. */
export function killedProjectionsContract(
  open: () => Promise<{
    programs: Programs;
    place: Parameters<typeof openStorage>[0];
    environment: Record<string, string>;
  }>,
): void {
  it('words that were acknowledged are found, also when the process was killed before it could index them', async () => {
    const { programs, place, environment } = await open();
    const port = await freePort();
    const find = async (browser: Browser, words: string) =>
      (await browser.ask<SearchHit[]>(`/api/search?q=${words}`)).body;
    const told = async (browser: Browser) =>
      (await browser.ask<FeedEvent[]>('/api/events?proposal=M1-01')).body
        .map((event) => event.kind)
        .filter((kind) => kind === 'proposal_written').length;
    const start = async () => {
      const program = await programs.started(port, environment);
      const browser = new Browser(program.address);
      await browser.enter(MEMBER);
      return { ...program, browser };
    };
    const unprojected = async () => {
      const storage = await openStorage(place);
      const names = (await listUnprojected(storage.db)).map(({ address }) => address.kind);
      await storage.close();
      return names;
    };

    /** Answers how often writing was told before the kill. */
    async function killBehind(nr: number): Promise<number> {
      const { child, browser } = await start();
      const tab = browser.tab();
      const [text, board] = [await opened(tab, PROPOSAL), await opened(tab, BOARD)];
      const add = async (word: string) => {
        write(text.doc, `${word}text${nr}`);
        openBoard(board.doc).add({ kind: 'note', x: 0, y: 900, text: `${word}tafel${nr}` });
        await Promise.all([saved(text), saved(board)]);
      };
      await add('erste');
      await until(
        'the first words are found',
        async () =>
          (await find(browser, `erstetext${nr}`)).length + (await find(browser, `erstetafel${nr}`)).length ===
          2,
      );
      const before = await told(browser);
      // A document that was projected just now rests for two seconds.
      await add('zweite');
      await kill(child, 'SIGKILL');
      browser.close();
      return before;
    }

    let before = 0;
    let nr = 0;
    do {
      nr += 1;
      before = await killBehind(nr);
    } while ((await unprojected()).length < 2 && nr < ATTEMPTS);
    expect(await unprojected()).toEqual(['board', 'proposal']);

    const { child, browser } = await start();
    await until('the text is found', async () => (await find(browser, `zweitetext${nr}`)).length === 1);
    await until('the note is found', async () => (await find(browser, `zweitetafel${nr}`)).length === 1);
    expect(await told(browser)).toBe(before);
    await kill(child, 'SIGTERM');
    browser.close();
    expect(await unprojected()).toEqual([]);
  });
}
