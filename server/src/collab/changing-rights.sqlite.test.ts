import { CLOSE } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import type { Browser } from '../testbed/browser.ts';
import {
  BOARD,
  ELSEWHERE,
  liveStage,
  MEMBER,
  MODERATOR,
  opened,
  PROPOSAL,
  write,
} from '../testbed/live-stage.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();

describe('rights that change', () => {
  async function open(browser: Browser, name: string) {
    const tab = browser.tab();
    return { tab, document: await opened(tab, name) };
  }

  it('joining a Manufaktur opens its texts for writing, in the page that is open', async () => {
    const browser = await stage.product.as(ELSEWHERE);
    const { document } = await open(browser, PROPOSAL);
    expect(document.provider.authorizedScope).toBe('readonly');
    await browser.ask('/api/manufakturen/klima-energie/membership', {
      method: 'PUT',
      body: { state: 'mitglied' },
    });
    await until('the right to write', () => document.provider.authorizedScope === 'read-write', 4000);
  });

  it('leaving takes it back at once', async () => {
    const browser = await stage.product.as(MEMBER);
    const { tab, document } = await open(browser, PROPOSAL);
    await browser.ask('/api/manufakturen/klima-energie/membership', { method: 'DELETE' });
    await until(
      'the socket is closed',
      () => tab.closes.some((close) => close.reason === 'access_changed'),
      2000,
    );
    write(document.doc, 'zu spät');
    await until('the page reads', () => document.provider.authorizedScope === 'readonly', 4000);
    expect(await stage.stored()).not.toContain('zu spät');
  });

  it('a board that is put away takes nothing any more from a page that is open, and does again afterwards', async () => {
    const { document } = await open(await stage.product.as(MEMBER), BOARD);
    const moderator = await stage.product.as(MODERATOR);
    const id = BOARD.replace('board:', '');
    const { db } = stage.product.context.storage;
    // Boards of a whole Manufaktur stay open.
    await db
      .updateTable('boards')
      .set({ kind: 'treffen' })
      .where('id', '=', id as BoardId)
      .execute();
    const put = async (isArchived: boolean) =>
      (await moderator.ask(`/api/boards/${id}`, { method: 'PATCH', body: { isArchived } })).status;
    expect(await put(true)).toBe(200);
    await until('the page reads', () => document.provider.authorizedScope === 'readonly', 4000);
    expect(await put(false)).toBe(200);
    await until('the right to write', () => document.provider.authorizedScope === 'read-write', 4000);
  });

  it('hiding a proposal closes its text for everybody who may not see it', async () => {
    const { document } = await open(await stage.product.as(MEMBER), PROPOSAL);
    const moderator = await stage.product.as(MODERATOR);
    const body = { to: 'verborgen', reason: 'Verletzt Rechte anderer' };
    expect((await moderator.post('/api/proposals/M1-01/transitions', body)).status).toBe(200);
    await until('the refusal', () => document.refusedWith === 'unknown_id', 4000);
    const late = (await stage.tabOf(MEMBER)).open(PROPOSAL);
    await until('the refusal of a newcomer', () => late.refusedWith === 'unknown_id');
    await opened(moderator.tab(), PROPOSAL);
  });

  it('signing out closes this browser’s sockets within two seconds, and no other’s', async () => {
    const [browser, other] = [await stage.product.as(MEMBER), await stage.product.as(MEMBER)];
    const [here, there] = [await open(browser, BOARD), await open(other, BOARD)];
    await browser.post('/api/auth/sign-out', { everywhere: false });
    await until('the close', () => here.tab.closes.length > 0, 4000);
    expect(here.tab.closes[0]).toEqual({ code: CLOSE.sessionEnded, reason: 'session_ended' });
    expect(there.tab.closes).toEqual([]);
  });

  it('the end of the demo closes every example person’s sockets', async () => {
    const { tab } = await open(await stage.product.as(MEMBER), BOARD);
    await stage.product.browser().post('/api/setup', {
      code: stage.product.setupCode,
      name: 'Erika',
      email: 'e@example.org',
      password: 'ein langes passwort',
    });
    await until('the close', () => tab.closes.some((close) => close.code === CLOSE.sessionEnded), 4000);
  });
});
