import { act } from 'react';
import { afterEach, expect, test } from 'vitest';

import { press, render } from '../testing/render.tsx';
import { createToastQueue, type ToastQueue } from './toast-queue.ts';
import { ToastRegion } from './toast-region.tsx';

let unmount = (): void => {};
afterEach(() => unmount());

function setUp(): ToastQueue {
  // Time stands still: these tests are about words, focus and presses.
  const queue = createToastQueue({ now: () => 0, after: () => () => {} });
  ({ unmount } = render(
    <>
      <button type="button" id="work">
        Tafel
      </button>
      <ToastRegion queue={queue} />
    </>,
  ));
  return queue;
}

const region = (): Element | null => document.querySelector('section[aria-label="Meldungen"]');
const announced = (): string => document.querySelector('[role="status"]')?.textContent ?? '';
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
  );
  if (found === undefined) throw new Error(`no button „${name}"`);
  return found;
};
const key = (name: string, target: EventTarget = document.body): void =>
  act(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  });

test('is not there while there is nothing to say, but ready to speak', () => {
  setUp();
  expect(region()).toBeNull();
  expect(document.querySelector('[role="status"]')?.getAttribute('aria-live')).toBe('polite');
});

test('reads text and action politely and takes no focus', () => {
  const queue = setUp();
  button('Tafel').focus();
  act(() => void queue.show({ text: 'Notiz gelöscht.', action: { label: 'Rückgängig', onPress() {} } }));
  expect(announced()).toBe('Notiz gelöscht. Rückgängig');
  expect(document.activeElement).toBe(button('Tafel'));
});

test('the action does its deed once and closes the toast', () => {
  const queue = setUp();
  let undone = 0;
  act(
    () =>
      void queue.show({
        text: 'Notiz gelöscht.',
        action: {
          label: 'Rückgängig',
          onPress() {
            undone += 1;
          },
        },
      }),
  );
  press(button('Rückgängig'));
  expect(undone).toBe(1);
  expect(region()).toBeNull();
});

test('F6 leads in and back, Esc closes and gives the focus back', () => {
  const queue = setUp();
  act(() => void queue.show({ text: 'Eins.' }));
  button('Tafel').focus();
  key('F6');
  expect(region()?.contains(document.activeElement)).toBe(true);
  key('F6');
  expect(document.activeElement).toBe(button('Tafel'));
  key('F6');
  key('Escape', document.activeElement ?? document.body);
  expect(region()).toBeNull();
  expect(document.activeElement).toBe(button('Tafel'));
});

test('stays usable above a modal dialog', () => {
  const queue = setUp();
  act(() => void queue.show({ text: 'Eins.' }));
  expect(region()?.closest('[data-react-aria-top-layer="true"]')).not.toBeNull();
});
