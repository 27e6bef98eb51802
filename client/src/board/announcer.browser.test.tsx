import { type ItemId, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { BoardAnnouncer } from './announcer.tsx';

const EDITORS = 40;
const MINUTE = 60_000;

let root: Root;
let host: HTMLElement;
let said: string[];
let watch: MutationObserver;

beforeEach(() => {
  vi.useFakeTimers();
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  said = [];
});
afterEach(() => {
  watch.disconnect();
  act(() => root.unmount());
  host.remove();
  localStorage.clear();
  vi.useRealTimers();
});

function listen(board: ReturnType<typeof testBoards>[0]): void {
  act(() => root.render(<BoardAnnouncer board={board} />));
  watch = new MutationObserver((records) => {
    for (const { target } of records) if (target.textContent !== '') said.push(target.textContent ?? '');
  });
  for (const status of host.querySelectorAll('[role="status"]'))
    watch.observe(status, { childList: true, characterData: true, subtree: true });
}

it('says one sentence in five seconds at most, however many write', async () => {
  const [mine, ...others] = testBoards([], 1 + EDITORS);
  listen(mine);
  for (let at = 0; at < MINUTE; at += 100) {
    const writer = others[(at / 100) % EDITORS];
    writer?.add({ kind: 'note', x: at, y: 0 });
    await act(async () => await vi.advanceTimersByTimeAsync(100));
  }
  expect(said.length).toBeGreaterThan(3);
  expect(said.length).toBeLessThanOrEqual(MINUTE / 5000);
  const counted = said.reduce((sum, sentence) => sum + Number(/\d+/.exec(sentence)?.[0] ?? 0), 0);
  expect(counted).toBeGreaterThan(500);
});

it('says nothing of what one does oneself', async () => {
  const [mine] = testBoards([{ id: itemId('a'), kind: 'note', x: 0, y: 0 }]);
  listen(mine);
  mine.add({ kind: 'note', x: 0, y: 0 });
  mine.remove(['a' as ItemId]);
  await act(async () => await vi.advanceTimersByTimeAsync(20_000));
  expect(said).toEqual([]);
});

it('says nothing once somebody has turned it off on this device', async () => {
  localStorage.setItem('geflecht.announcements', 'off');
  const [mine, other] = testBoards([], 2);
  listen(mine);
  other?.add({ kind: 'note', x: 0, y: 0 });
  await act(async () => await vi.advanceTimersByTimeAsync(20_000));
  expect(said).toEqual([]);
});
