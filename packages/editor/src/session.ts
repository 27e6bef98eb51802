import type { PersonId } from '@geflecht/domain';
import type { Editor } from '@tiptap/core';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import { SharedUndo } from './undo.ts';

/** How a person is shown at their caret; looked up here, never sent. */
export interface CaretPerson {
  readonly name: string;
  /** 0–7, the colour of the caret. */
  readonly hue: number;
}

export type CaretPeople = (person: PersonId) => CaretPerson | undefined;

/** What the editors of one live document share. */
export interface TextSession {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly undo: Y.UndoManager;
  /** How a person is shown here. */
  person: CaretPeople;
  /** Says how people are shown; called again whenever the screen's directory of people changes. */
  showPeople(people: CaretPeople): void;
  fragment(field: string): Y.XmlFragment;
  /** The editor that was last written in and is still there. */
  focused(): Editor | null;
  focus(editor: Editor): void;
  blur(editor: Editor): void;
  subscribe(listener: () => void): () => void;
  /** Hears which fields an undo or redo has just changed. */
  onHistory(listener: (fields: readonly string[]) => void): () => void;
}

const sessions = new WeakMap<Y.Doc, TextSession>();

/** The session of a document; the same one as long as the document lives. `fields` are the fragments it may hold. */
export function textSession(doc: Y.Doc, awareness: Awareness, fields: readonly string[]): TextSession {
  const known = sessions.get(doc);
  if (known !== undefined) return known;
  const created = createSession(doc, awareness, fields);
  sessions.set(doc, created);
  return created;
}

function createSession(doc: Y.Doc, awareness: Awareness, fields: readonly string[]): TextSession {
  const fragments = new Map(fields.map((field) => [field, doc.getXmlFragment(field)]));
  const undo = new SharedUndo([...fragments.values()]);
  const listeners = new Set<() => void>();
  const historyListeners = new Set<(fields: readonly string[]) => void>();
  let focused: Editor | null = null;
  let people: CaretPeople = () => undefined;

  undo.on('stack-item-popped', ({ changedParentTypes }) => {
    const types: ReadonlyMap<unknown, unknown> = changedParentTypes;
    const changed = [...fragments].filter(([, fragment]) => types.has(fragment)).map(([field]) => field);
    for (const listener of historyListeners) listener(changed);
  });
  function setFocused(editor: Editor | null): void {
    if (focused === editor) return;
    focused = editor;
    for (const listener of listeners) listener();
  }
  return {
    doc,
    awareness,
    undo,
    person: (id) => people(id),
    showPeople(next) {
      people = next;
      // The carets on the screen may wear old names.
      awareness.emit('change', [{ added: [], updated: [], removed: [] }, 'people']);
    },
    fragment(field) {
      const fragment = fragments.get(field);
      if (fragment === undefined) throw new Error(`no field ${field} in this document`);
      return fragment;
    },
    focused: () => focused,
    focus: setFocused,
    blur(editor) {
      if (focused === editor) setFocused(null);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onHistory(listener) {
      historyListeners.add(listener);
      return () => historyListeners.delete(listener);
    },
  };
}
