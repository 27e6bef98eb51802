import type { PersonId } from '@geflecht/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { readCaret } from './caret-state.ts';
import { editorOn, tab } from './editors.test-support.ts';

const ADA = 'ada' as PersonId;

/** Puts a state into the awareness as if another tab had sent it. */
function receive(session: ReturnType<typeof tab>, client: number, state: unknown): void {
  session.awareness.states.set(client, state as Record<string, unknown>);
  session.awareness.emit('change', [{ added: [], updated: [client], removed: [] }, 'remote']);
}

function placeIn(session: ReturnType<typeof tab>, field: string, index: number): unknown {
  const paragraph = session.fragment(field).get(0) as Y.XmlElement;
  return Y.relativePositionToJSON(
    Y.createRelativePositionFromTypeIndex(paragraph.get(0) as Y.XmlText, index, -1),
  );
}

function prepared() {
  const session = tab(1);
  const editor = editorOn(session, 'section.ziel');
  editor.commands.insertContent('Guten Tag');
  return { session, editor };
}

it('draws a caret with the name found here', () => {
  const { session, editor } = prepared();
  session.showPeople((person) => (person === ADA ? { name: 'Ada <b>', hue: 3 } : undefined));
  receive(session, 99, {
    person: ADA,
    cursor: { anchor: placeIn(session, 'section.ziel', 0), head: placeIn(session, 'section.ziel', 5) },
  });
  expect(editor.view.dom.textContent).toBe('GutenAda <b> Tag');
  expect(editor.view.dom.querySelector('b')).toBeNull();
  expect(editor.view.dom.querySelector('[style]')).toBeNull();
  expect(editor.getText()).toBe('Guten Tag');
  receive(session, 99, { person: ADA, cursor: null });
  expect(editor.view.dom.textContent).toBe('Guten Tag');
});

it('a person nobody here knows is „Jemand“', () => {
  const { session, editor } = prepared();
  const place = placeIn(session, 'section.ziel', 5);
  receive(session, 99, { person: 'ghost', cursor: { anchor: place, head: place } });
  expect(editor.view.dom.textContent).toBe('GutenJemand Tag');
});

it('a caret in another field is not drawn here', () => {
  const { session, editor } = prepared();
  const other = editorOn(session, 'section.anlass');
  other.commands.insertContent('Drüben');
  const place = placeIn(session, 'section.anlass', 2);
  receive(session, 99, { person: ADA, cursor: { anchor: place, head: place } });
  expect(editor.view.dom.textContent).toBe('Guten Tag');
  expect(other.view.dom.textContent).toBe('DrJemandüben');
});

it('the known poisons are not carets', () => {
  const poisons: unknown[] = [
    null,
    [],
    'x',
    { person: ADA },
    { person: 5, cursor: { anchor: {}, head: {} } },
    { person: ADA, cursor: { anchor: null, head: null } },
    { person: ADA, cursor: { anchor: {}, head: {} } },
    { person: ADA, cursor: { anchor: { type: { client: -1, clock: 0 } }, head: { tname: 'section.ziel' } } },
    { person: ADA, cursor: { anchor: { item: { client: 1.5, clock: 0 } }, head: { tname: 'section.ziel' } } },
  ];
  for (const poison of poisons) expect(readCaret(poison)).toBeUndefined();
});

it('no awareness state, however hostile, throws or changes the text', { timeout: 30_000 }, () => {
  const { session, editor } = prepared();
  const id = fc.record({ client: fc.oneof(fc.constantFrom(1, 99), fc.nat()), clock: fc.nat({ max: 40 }) });
  const position = fc.oneof(
    fc.record({ type: id, tname: fc.constant(null), item: fc.option(id), assoc: fc.integer() }),
    fc.record({ item: id, assoc: fc.constantFrom(-1, 0) }),
    fc.record({
      tname: fc.oneof(fc.constantFrom('section.ziel', 'smart.messbar', '__proto__', 'hub'), fc.string()),
    }),
    fc.anything(),
  );
  const state = fc.oneof(
    fc.record({ person: fc.constantFrom(ADA, 'x'), cursor: fc.record({ anchor: position, head: position }) }),
    fc.record({ person: fc.anything(), cursor: fc.anything(), user: fc.anything() }),
    fc.anything(),
  );
  const fragmentsBefore = [...session.doc.share.keys()];
  fc.assert(
    fc.property(state, (hostile) => {
      receive(session, 99, hostile);
      editor.view.dispatch(editor.state.tr.insertText('x', 1));
      editor.view.dispatch(editor.state.tr.delete(1, 2));
      expect(editor.getText()).toBe('Guten Tag');
    }),
    { numRuns: 1_000 },
  );
  expect([...session.doc.share.keys()]).toEqual(fragmentsBefore);
});
