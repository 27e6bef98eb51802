import type { AnyExtension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extension-placeholder';
import { StarterKit } from '@tiptap/starter-kit';
import type * as Y from 'yjs';

import { Carets } from './carets.ts';
import { OwnCaret } from './own-caret.ts';
import type { TextSession } from './session.ts';

/** What a field may hold: `section` is rich text, `line` is paragraphs of plain words. */
export type FieldKind = 'section' | 'line';

const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Whether a link may lead there: http, https and mail only, whatever the page or a paste says. */
export function isSafeAddress(address: string): boolean {
  return SAFE_ADDRESS.test(address);
}

export interface FieldOptions {
  readonly session: TextSession;
  readonly field: string;
  readonly kind: FieldKind;
  /** What an empty field says just now. */
  readonly placeholder: () => string;
  readonly someone: string;
}

/** The extensions of one field; paste and foreign HTML are cut down to the schema they make. */
export function fieldExtensions({
  session,
  field,
  kind,
  placeholder,
  someone,
}: FieldOptions): AnyExtension[] {
  return [
    kind === 'section' ? sectionKit() : lineKit(),
    Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
    Collaboration.configure({
      fragment: session.fragment(field),
      yUndoOptions: { undoManager: session.undo },
    }),
    OwnCaret,
    Carets.configure({ session, someone }),
  ];
}

/** The extensions of a field that is only looked at: the same schema, nobody's caret. */
export function previewExtensions(fragment: Y.XmlFragment, kind: FieldKind): AnyExtension[] {
  return [kind === 'section' ? sectionKit() : lineKit(), Collaboration.configure({ fragment })];
}

/** Off in both: what the text of a proposal does not need, and the history, which Yjs keeps. */
const NEVER = {
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  trailingNode: false,
  undoRedo: false,
} as const;

function sectionKit(): AnyExtension {
  return StarterKit.configure({
    ...NEVER,
    heading: { levels: [3, 4] },
    link: {
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
      isAllowedUri: (address) => isSafeAddress(address),
      shouldAutoLink: (address) => isSafeAddress(address),
      HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
    },
  });
}

function lineKit(): AnyExtension {
  return StarterKit.configure({
    ...NEVER,
    blockquote: false,
    bold: false,
    bulletList: false,
    dropcursor: false,
    gapcursor: false,
    hardBreak: false,
    heading: false,
    italic: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
  });
}
