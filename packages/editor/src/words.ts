import { useSyncExternalStore } from 'react';
import * as Y from 'yjs';

import type { TextSession } from './session.ts';

/** The plain words of a field, paragraphs on lines of their own. */
export function plainText(fragment: Y.XmlFragment): string {
  return fragment
    .toArray()
    .map((node) => textOf(node))
    .join('\n');
}

/** The plain words of several fields of a document, those without words left out, with a blank line between. */
export function wordsOf(doc: Y.Doc, fields: readonly string[]): string {
  return fields
    .map((field) => plainText(doc.getXmlFragment(field)).trim())
    .filter((words) => words !== '')
    .join('\n\n');
}

function textOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText) {
    return node
      .toDelta()
      .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
      .join('');
  }
  if (node instanceof Y.XmlElement) {
    const children = node.toArray();
    const isLine = children.some((child) => child instanceof Y.XmlText);
    return children.map((child) => textOf(child)).join(isLine ? '' : '\n');
  }
  return '';
}

/** Whether a field holds a word. */
export function hasWords(fragment: Y.XmlFragment): boolean {
  return plainText(fragment).trim() !== '';
}

const NONE: readonly string[] = [];

/** The names of those fields that hold words, live; the same array until it changes. */
export function useFilledFields(session: TextSession | null, fields: readonly string[]): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      if (session === null) return () => {};
      session.doc.on('update', listener);
      return () => session.doc.off('update', listener);
    },
    () => (session === null ? NONE : remembered(session, fields)),
  );
}

const lastFilled = new WeakMap<readonly string[], WeakMap<TextSession, readonly string[]>>();

// useSyncExternalStore compares snapshots by identity.
function remembered(session: TextSession, fields: readonly string[]): readonly string[] {
  const bySession = lastFilled.get(fields) ?? new WeakMap<TextSession, readonly string[]>();
  lastFilled.set(fields, bySession);
  const next = fields.filter((field) => hasWords(session.fragment(field)));
  const last = bySession.get(session);
  if (last !== undefined && last.length === next.length && last.every((field, i) => field === next[i]))
    return last;
  bySession.set(session, next);
  return next;
}
