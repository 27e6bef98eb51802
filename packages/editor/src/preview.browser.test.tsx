import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';

import { FieldPreview } from './preview.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function shown(doc: Y.Doc, kind: 'section' | 'line' = 'section'): HTMLElement {
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  onTestFinished(() => act(() => root.unmount()));
  act(() => root.render(<FieldPreview doc={doc} field="section.ziel" kind={kind} empty="Noch leer." />));
  return element;
}

it('shows a field as it would be written, and nothing of it can be changed', () => {
  const doc = new Y.Doc();
  const heading = new Y.XmlElement('heading');
  heading.setAttribute('level', 3 as unknown as string);
  heading.insert(0, [new Y.XmlText('Warum')]);
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText('Der Weg ist schmal.');
  words.format(4, 3, { bold: {} });
  paragraph.insert(0, [words]);
  doc.getXmlFragment('section.ziel').insert(0, [heading, paragraph]);
  let changes = 0;
  doc.on('update', () => (changes += 1));
  const element = shown(doc);
  expect(element.querySelector('h3')?.textContent).toBe('Warum');
  expect(element.querySelector('p')?.innerHTML).toBe('Der <strong>Weg</strong> ist schmal.');
  const text = element.querySelector('[contenteditable]');
  expect(text?.getAttribute('contenteditable')).toBe('false');
  expect(text?.hasAttribute('tabindex')).toBe(false);
  expect(changes).toBe(0);
});

it('says so where nothing is written', () => {
  expect(shown(new Y.Doc(), 'line').textContent).toBe('Noch leer.');
});
