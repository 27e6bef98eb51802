import { openStage, recordCanvases, type Stage } from '@geflecht/board-engine/testing';
import { testBoards } from '@geflecht/board-schema/testing';
import type { PersonId } from '@geflecht/domain';
import { catalogueOf } from '@geflecht/i18n';
import { ToastRegion, UiProvider } from '@geflecht/ui';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { undoToast } from './undo-toast.ts';

const BACK = 'Rückgängig';
let stage: Stage;
let close = (): void => {};
let [board] = testBoards([]);

// The page is shared with other tests: only what is in this one's place counts.
const region = () => document.querySelector('section[aria-label="Meldungen"]');
const toasts = () => [...(region()?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
const words = () => [...board.items().values()].map((item) => ('text' in item ? item.text : ''));
const pressBack = (): void =>
  act(() =>
    [...(region()?.querySelectorAll('button') ?? [])]
      .find(({ textContent }) => textContent === BACK)
      ?.click(),
  );

/** Makes a note and says so, as the controls of the board do. */
function make(text: string): void {
  act(() => {
    stage.engine.createNote({ text });
    undoToast(stage.engine, text, BACK);
    vi.advanceTimersByTime(1);
  });
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  recordCanvases(window);
  [board] = testBoards([]);
  stage = openStage(window, board, 'p01' as string as PersonId, (ms) => vi.advanceTimersByTime(ms));
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  act(() =>
    root.render(
      <UiProvider locale="de-DE" labels={catalogueOf('de').shell.ui}>
        <ToastRegion />
      </UiProvider>,
    ),
  );
  close = () => {
    act(() => void vi.runAllTimers());
    act(() => root.unmount());
    container.remove();
  };
});

afterEach(() => {
  close();
  stage.destroy();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('takes back what it speaks of', () => {
  make('eins');
  expect(toasts()).toEqual([`eins${BACK}`]);
  pressBack();
  expect(words()).toEqual([]);
  expect(toasts()).toEqual([]);
});

it('goes when there is something newer to take back: one way back at a time', () => {
  make('eins');
  make('zwei');
  expect(toasts()).toEqual([`zwei${BACK}`]);
  pressBack();
  expect(words()).toEqual(['eins']);
});

it('goes when one has taken the step back by hand, or done something else', () => {
  make('eins');
  act(() => stage.engine.undo());
  expect(toasts()).toEqual([]);
  make('zwei');
  act(() => void stage.engine.createNote({ text: 'drei' }));
  expect(toasts()).toEqual([]);
});
