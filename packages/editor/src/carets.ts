import type { PersonId } from '@geflecht/domain';
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

import { type CaretState, readCaret } from './caret-state.ts';
import type { CaretPerson, TextSession } from './session.ts';

import styles from './carets.module.css';

export interface CaretsOptions {
  readonly session: TextSession | null;
  /** The name shown for a person nobody here knows. */
  readonly someone: string;
}

const caretsKey = new PluginKey<DecorationSet>('carets');

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];

/** The field's tie to its fragment, once it stands. */
interface Bound {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly mapping: Mapping;
}

function boundOf(state: EditorState): Bound | undefined {
  const sync = ySyncPluginKey.getState(state) as
    | {
        readonly doc: Y.Doc;
        readonly type: Y.XmlFragment;
        readonly binding: { readonly mapping: Mapping } | null;
      }
    | undefined;
  if (sync === undefined || sync.binding === null) return undefined;
  return { doc: sync.doc, type: sync.type, mapping: sync.binding.mapping };
}

/**
 * The others' carets and selections. Stands in for Tiptap's collaboration-caret, which sends names, sets styles by
 * string and throws on an awareness state it did not expect, in the middle of somebody's typing.
 */
export const Carets = Extension.create<CaretsOptions>({
  name: 'carets',
  priority: 999,
  addOptions: () => ({ session: null, someone: '' }),
  addProseMirrorPlugins() {
    const { session, someone } = this.options;
    return session === null ? [] : [caretsPlugin(session, someone)];
  },
});

function caretsPlugin(session: TextSession, someone: string): Plugin<DecorationSet> {
  const { awareness } = session;
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: (_config, state) => draw(state, session, someone),
      apply(transaction, drawn, _old, state) {
        const remote = (ySyncPluginKey.getState(state) as { isChangeOrigin?: boolean } | undefined)
          ?.isChangeOrigin;
        if (remote === true || transaction.getMeta(caretsKey) === true) return draw(state, session, someone);
        return drawn.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
    view(view) {
      const redraw = (): void => {
        if (!view.isDestroyed)
          view.dispatch(view.state.tr.setMeta(caretsKey, true).setMeta('addToHistory', false));
      };
      const report = (): void => reportSelection(view, session);
      awareness.on('change', redraw);
      view.dom.addEventListener('focusin', report);
      view.dom.addEventListener('focusout', report);
      return {
        update: report,
        destroy() {
          awareness.off('change', redraw);
          view.dom.removeEventListener('focusin', report);
          view.dom.removeEventListener('focusout', report);
          withdraw(view, session);
        },
      };
    },
  });
}

/** Which editor's selection stands in the awareness; only that one may take it back. */
const reporting = new WeakMap<TextSession, EditorView>();

function withdraw(view: EditorView, session: TextSession): void {
  if (reporting.get(session) !== view) return;
  reporting.delete(session);
  if (session.awareness.getLocalState() !== null) session.awareness.setLocalStateField('cursor', null);
}

function reportSelection(view: EditorView, session: TextSession): void {
  if (!view.hasFocus()) return withdraw(view, session);
  const bound = boundOf(view.state);
  const local = session.awareness.getLocalState();
  if (bound === undefined || local === null) return;
  const { selection } = view.state;
  const place = (position: number): unknown =>
    Y.relativePositionToJSON(
      absolutePositionToRelativePosition(position, bound.type, bound.mapping) as Y.RelativePosition,
    );
  const cursor = { anchor: place(selection.anchor), head: place(selection.head) };
  if (reporting.get(session) === view && JSON.stringify(local['cursor']) === JSON.stringify(cursor)) return;
  reporting.set(session, view);
  session.awareness.setLocalStateField('cursor', cursor);
}

function draw(state: EditorState, session: TextSession, someone: string): DecorationSet {
  const bound = boundOf(state);
  if (bound === undefined || bound.mapping.size === 0) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  for (const [client, value] of session.awareness.getStates()) {
    if (client === session.doc.clientID) continue;
    const caret = readCaret(value);
    if (caret === undefined) continue;
    const anchor = resolve(caret.anchor, bound, state);
    const head = resolve(caret.head, bound, state);
    if (anchor === null || head === null) continue;
    const person = session.person(caret.person as PersonId) ?? { name: someone, hue: client % 8 };
    if (anchor !== head) {
      decorations.push(
        Decoration.inline(
          Math.min(anchor, head),
          Math.max(anchor, head),
          { class: `${styles['selection']} ${styles[hueClass(person)]}` },
          { inclusiveEnd: true },
        ),
      );
    }
    // The key changes with every move, so that the name shows itself anew.
    decorations.push(
      Decoration.widget(head, () => caretElement(person), {
        key: `${client}:${head}:${person.name}`,
        side: 10,
      }),
    );
  }
  return DecorationSet.create(state.doc, decorations);
}

function hueClass({ hue }: CaretPerson): string {
  return `hue${Math.abs(Math.trunc(hue)) % 8}`;
}

/** Whoever sent the position may have sent anything: what does not lead to a place in this field is not drawn. */
function resolve(position: CaretState['head'], bound: Bound, state: EditorState): number | null {
  if (typeof position.tname === 'string' && !bound.doc.share.has(position.tname)) return null;
  let found: number | null;
  try {
    found = relativePositionToAbsolutePosition(
      bound.doc,
      bound.type,
      Y.createRelativePositionFromJSON(position),
      bound.mapping,
    );
  } catch {
    return null;
  }
  if (found === null || !Number.isFinite(found)) return null;
  return Math.min(Math.max(found, 0), Math.max(state.doc.content.size - 1, 0));
}

function caretElement(person: CaretPerson): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `${styles['caret']} ${styles[hueClass(person)]}`;
  caret.setAttribute('aria-hidden', 'true');
  const name = document.createElement('span');
  name.className = styles['name'] ?? '';
  name.textContent = person.name;
  caret.append(name);
  return caret;
}
