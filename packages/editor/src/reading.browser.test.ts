import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { editorOn, tab } from './editors.test-support.ts';
import { plainText, wordsOf } from './words.ts';

const FIELD = 'section.ziel';

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

/** Counts what is written into the document from now on. */
function writes(doc: Y.Doc): { count: number } {
  const seen = { count: 0 };
  doc.on('update', () => {
    seen.count += 1;
  });
  return seen;
}

it('an editor opened for reading writes nothing into a document it knows', () => {
  const session = tab(1);
  session
    .fragment(FIELD)
    .insert(0, [
      element('heading', new Y.XmlText('Höfe')),
      element('bulletList', element('listItem', element('paragraph', new Y.XmlText('Wasser')))),
      element('paragraph'),
    ]);
  const seen = writes(session.doc);
  const editor = editorOn(session, FIELD, 'section', false);
  session.fragment(FIELD).insert(0, [element('paragraph', new Y.XmlText('von anderen'))]);
  expect(editor.getText()).toContain('von anderen');
  editor.destroy();
  // The one write is the test's own.
  expect(seen.count).toBe(1);
});

it('an editor deletes a block it does not know even when opened for reading', () => {
  // Why readers get a copy while page and server know different shapes; see SPEC.md of `sync`, D8.
  const session = tab(1);
  session.fragment(FIELD).insert(0, [element('table', new Y.XmlText('42'))]);
  const seen = writes(session.doc);
  editorOn(session, FIELD, 'section', false).destroy();
  expect(seen.count).toBe(1);
  expect(plainText(session.fragment(FIELD))).toBe('');
});

it('the words of all fields, empty ones left out', () => {
  const { doc } = tab(1);
  doc.getXmlFragment('section.ziel').insert(0, [element('paragraph', new Y.XmlText('Mehr Schatten'))]);
  doc.getXmlFragment('smart.measurable').insert(0, [element('paragraph', new Y.XmlText('200 Bäume'))]);
  expect(wordsOf(doc, ['section.ziel', 'section.wirkung', 'smart.measurable'])).toBe(
    'Mehr Schatten\n\n200 Bäume',
  );
});
