import { PROPOSAL_FRAGMENTS } from '@geflecht/domain';
import { Editor } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { type FieldKind, fieldExtensions } from './schema.ts';
import { type TextSession, textSession } from './session.ts';

/** A document with its session, as one tab holds it. */
export function tab(clientID: number): TextSession {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  return textSession(doc, new Awareness(doc), PROPOSAL_FRAGMENTS);
}

export function editorOn(
  session: TextSession,
  field: string,
  kind: FieldKind = 'section',
  editable = true,
): Editor {
  const element = document.createElement('div');
  document.body.append(element);
  return new Editor({
    element,
    injectCSS: false,
    editable,
    extensions: fieldExtensions({ session, field, kind, placeholder: () => '…', someone: 'Jemand' }),
  });
}

/** Carries the updates of each document to the others in pieces, as late and as batched as the dice say. */
export function network(documents: Y.Doc[], random: () => number) {
  const waiting = new Map(documents.map((doc) => [doc, [] as Uint8Array[]]));
  for (const from of documents) {
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === network) return;
      for (const [to, queue] of waiting) if (to !== from) queue.push(update);
    });
  }
  function deliver(to: Y.Doc, count: number): void {
    for (const update of waiting.get(to)?.splice(0, count) ?? []) Y.applyUpdate(to, update, network);
  }
  return {
    some() {
      for (const doc of documents) if (random() < 0.3) deliver(doc, Math.ceil(random() * 5));
    },
    all() {
      for (const doc of documents) deliver(doc, Infinity);
    },
  };
}
