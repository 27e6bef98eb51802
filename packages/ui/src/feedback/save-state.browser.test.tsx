import { afterEach, expect, test } from 'vitest';

import { render } from '../testing/render.tsx';
import { SaveState } from './save-state.tsx';

let unmount = (): void => {};
afterEach(() => unmount());

function setUp() {
  const view = render(<SaveState state="saved" label="Gespeichert" />);
  ({ unmount } = view);
  return {
    show: view.show,
    spoken: (): string => view.host.querySelector('[aria-live="polite"]')?.textContent ?? 'no live region',
    text: (): string => view.host.textContent,
  };
}

test('shows the word of every state but does not chatter while somebody types', () => {
  const { show, spoken, text } = setUp();
  expect(text()).toBe('Gespeichert');
  for (let i = 0; i < 3; i += 1) {
    show(<SaveState state="saving" label="Wird gespeichert" />);
    expect(text()).toBe('Wird gespeichert');
    show(<SaveState state="saved" label="Gespeichert" />);
  }
  expect(spoken()).toBe('');
});

test('says once that it is offline, whatever the count does', () => {
  const { show, spoken } = setUp();
  show(<SaveState state="offline" label="Offline, 1 Änderung wartet" />);
  expect(spoken()).toBe('Offline, 1 Änderung wartet');
  show(<SaveState state="offline" label="Offline, 2 Änderungen warten" />);
  expect(spoken()).toBe('Offline, 1 Änderung wartet');
});

test('says that all is saved again once the trouble is over, not while it still saves', () => {
  const { show, spoken } = setUp();
  show(<SaveState state="offline" label="Offline, 1 Änderung wartet" />);
  show(<SaveState state="saving" label="Wird gespeichert" />);
  expect(spoken()).toBe('Offline, 1 Änderung wartet');
  show(<SaveState state="saved" label="Gespeichert" />);
  expect(spoken()).toBe('Gespeichert');
});

test('trouble of another kind is said, too', () => {
  const { show, spoken } = setUp();
  show(<SaveState state="offline" label="Offline" />);
  show(<SaveState state="failed" label="Nicht gespeichert" />);
  expect(spoken()).toBe('Nicht gespeichert');
});
