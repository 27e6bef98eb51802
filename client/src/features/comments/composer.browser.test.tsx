import { catalogueOf } from '@geflecht/i18n';
import { UiProvider } from '@geflecht/ui';
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { OfflineError } from '../../platform/api.ts';
import { ALMA, THERES } from './comments.fixture.ts';
import { Composer } from './composer.tsx';
import { type Draft, emptyDraft, mentionsOf } from './draft.ts';

const text = catalogueOf('de').comments;
const PEOPLE = [
  { id: ALMA, name: 'Alma Musterlinde' },
  { id: THERES, name: 'Theres Musterlechner' },
];

let close: () => void;
let sent: Draft[] = [];
let failing: Error | null = null;

function Stage() {
  const [draft, setDraft] = useState(emptyDraft);
  return (
    <UiProvider locale="de-DE" labels={catalogueOf('de').shell.ui}>
      <Composer
        label={text.answer}
        sendLabel={text.send}
        draft={draft}
        onDraft={setDraft}
        people={PEOPLE}
        isPending={false}
        error={failing}
        onSend={() => sent.push(draft)}
      />
    </UiProvider>
  );
}

function show(): void {
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  act(() => root.render(<Stage />));
  close = () => {
    act(() => root.unmount());
    element.remove();
  };
}

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  sent = [];
  failing = null;
});
afterEach(() => close());

function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (found === null) throw new Error('no field');
  return found;
}

function write(words: string): void {
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  act(() => {
    setValue?.call(field(), words);
    field().setSelectionRange(words.length, words.length);
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

function press(key: string, more: KeyboardEventInit = {}): void {
  act(() => {
    field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });
}

const offered = () => [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);

it('speaks to somebody by keyboard alone, and sends', () => {
  show();
  write('Frag @Muster');
  expect(offered()).toEqual(PEOPLE.map(({ name }) => name));
  press('ArrowDown');
  const active = field().getAttribute('aria-activedescendant');
  expect(document.getElementById(active ?? '')?.textContent).toBe('Theres Musterlechner');
  press('Enter');
  expect(field().value).toBe('Frag @Theres Musterlechner ');
  expect(offered()).toEqual([]);
  press('Enter', { ctrlKey: true });
  expect(sent.map(mentionsOf)).toEqual([[THERES]]);
});

it('Esc closes the names and leaves what was written', () => {
  show();
  write('@Al');
  press('Escape');
  expect(offered()).toEqual([]);
  expect(field().value).toBe('@Al');
});

it('nothing is not sent', () => {
  show();
  write('   ');
  press('Enter', { metaKey: true });
  expect(sent).toEqual([]);
});

it('says that it was not sent, that the words are kept, and offers to send again', () => {
  failing = new OfflineError('away');
  show();
  expect(document.querySelector('[role="status"]')?.textContent).toContain('Nicht gesendet');
  expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    text.sendAgain,
  ]);
});
