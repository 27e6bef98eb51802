import { CLOSE } from '@geflecht/contract';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { BOARD, liveStage, MODERATOR, opened, saved } from '../testbed/live-stage.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();

describe('the way in', () => {
  async function knock(headers: Record<string, string>): Promise<number | 'open'> {
    const socket = new WebSocket(`${stage.product.address.replace('http', 'ws')}/collab`, { headers });
    return await new Promise((resolve) => {
      socket.on('open', () => {
        socket.close();
        resolve('open');
      });
      socket.on('unexpected-response', (_, answer) => {
        resolve(answer.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('error', () => undefined);
    });
  }

  it('is shut for every page that is not ours, session or not', async () => {
    const { cookie = '' } = await stage.product.as(MODERATOR);
    const { host } = new URL(stage.product.address);
    const foreign = [
      'https://evil.example',
      'null',
      `http://sub.${host}`,
      `http://${host}.evil.example`,
      'http://127.0.0.1:1',
      'file://',
      'not an origin',
    ];
    for (const origin of foreign) expect(await knock({ cookie, origin }), origin).toBe(403);
    expect(await knock({ cookie })).toBe(403);
    expect(await knock({ cookie, origin: stage.product.address })).toBe('open');
  });

  it('tells a visitor without a session so, in a close code a browser can read', async () => {
    const tab = stage.product.browser().tab();
    tab.open(BOARD);
    const [close] = await until('the close', () => (tab.closes.length > 0 ? tab.closes : undefined));
    expect(close).toEqual({ code: CLOSE.unauthenticated, reason: 'sign_in_required' });
  });

  it.each([{ 'transfer-encoding': 'chunked' }, { 'content-length': '5' }])(
    'is shut for a question with a body (%o)',
    async (body) => {
      const { cookie = '' } = await stage.product.as(MODERATOR);
      expect(await knock({ cookie, origin: stage.product.address, ...body })).toBe(400);
    },
  );

  it('is on one path only', async () => {
    const { cookie = '' } = await stage.product.as(MODERATOR);
    const socket = new WebSocket(`${stage.product.address.replace('http', 'ws')}/elsewhere`, {
      headers: { cookie, origin: stage.product.address },
    });
    const status = await new Promise((resolve) => {
      socket.on('error', () => undefined);
      socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode));
    });
    expect(status).toBe(404);
    socket.terminate();
  });

  it('closes a socket that sends more than a frame may hold', async () => {
    const { cookie = '' } = await stage.product.as(MODERATOR);
    const socket = new WebSocket(`${stage.product.address.replace('http', 'ws')}/collab`, {
      headers: { cookie, origin: stage.product.address },
    });
    const code = await new Promise((resolve) => {
      socket.on('open', () => socket.send(Buffer.alloc(2 * 1024 * 1024)));
      socket.on('close', resolve);
    });
    expect(code).toBe(1009);
  });
});

describe('names of documents', () => {
  it.each([
    ['no kind', 'klima-energie', 'invalid_document_name'],
    ['an unknown kind', 'minutes:t-1', 'invalid_document_name'],
    ['a kind in other letters', 'Board:klima-energie', 'invalid_document_name'],
    ['a composed umlaut', 'board:ern\u00E4hrung', 'invalid_document_name'],
    ['a decomposed umlaut', 'board:erna\u0308hrung', 'invalid_document_name'],
    ['a path', 'board:../hub', 'invalid_document_name'],
    ['two kinds', 'board:proposal:M1-01', 'invalid_document_name'],
    ['a board that is not there', 'board:nirgends', 'unknown_id'],
    ['a proposal that is not there', 'proposal:m1-01', 'unknown_id'],
    ['a prototype', 'board:__proto__', 'invalid_document_name'],
    ['a constructor', 'proposal:constructor', 'unknown_id'],
  ])('%s is refused', async (_, name, reason) => {
    const document = (await stage.tabOf(MODERATOR)).open(name);
    await until('the refusal', () => document.refusedWith);
    expect(document.refusedWith).toBe(reason);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hub\0again', '__proto__\0x', `${BOARD}\0again`])(
    '%j is a name like any other that is none',
    async (name) => {
      const document = (await stage.tabOf(MODERATOR)).open(name);
      await until('the refusal', () => document.refusedWith);
      expect(document.refusedWith).toBe('invalid_document_name');
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it('a refused document leaves the others of the tab alone', async () => {
    const tab = await stage.tabOf(MODERATOR);
    const board = await opened(tab, BOARD);
    const other = tab.open('board:nirgends');
    await until('the refusal', () => other.refusedWith);
    board.doc.getMap('meta').set('note', 1);
    await saved(board);
    expect(tab.closes).toEqual([]);
  });
});
