import type { Catalogue } from '@geflecht/i18n';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';

import { withoutRefused } from './pasted.ts';
import { type FieldKind, fieldExtensions } from './schema.ts';
import type { TextSession } from './session.ts';

import styles from './editor.module.css';

export interface FieldEditorProps {
  readonly session: TextSession;
  /** Name of the fragment in the document. */
  readonly field: string;
  /** What the field is called by assistive technology. */
  readonly label: string;
  /** Id of an element that explains the field. */
  readonly describedBy?: string;
  readonly placeholder: string;
  readonly readOnly?: boolean;
  readonly text: Catalogue['editor'];
}

/** One section of a proposal's text: paragraphs, headings, lists, quotes, bold, italic, safe links. */
export function SectionEditor(props: FieldEditorProps) {
  return <FieldEditor {...props} kind="section" />;
}

/** One field of the S.M.A.R.T. sheet: plain paragraphs. */
export function LineEditor(props: FieldEditorProps) {
  return <FieldEditor {...props} kind="line" />;
}

/** What changes of a field while its editor stays. */
class Appearance {
  readOnly: boolean;
  placeholder: string;

  constructor(readOnly: boolean, placeholder: string) {
    this.readOnly = readOnly;
    this.placeholder = placeholder;
  }

  become(readOnly: boolean, placeholder: string): void {
    this.readOnly = readOnly;
    this.placeholder = placeholder;
  }
}

function FieldEditor({
  session,
  field,
  kind,
  label,
  describedBy,
  placeholder,
  readOnly = false,
  text,
}: FieldEditorProps & { readonly kind: FieldKind }) {
  const frame = useRef<HTMLDivElement>(null);
  const wroteHere = useRef(false);
  const [now] = useState(() => new Appearance(readOnly, placeholder));
  const editor = useEditor(
    {
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editable: !readOnly,
      extensions: fieldExtensions({
        session,
        field,
        kind,
        placeholder: () => now.placeholder,
        someone: text.someone,
      }),
      editorProps: {
        transformPastedHTML: withoutRefused,
        attributes: () => ({
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-readonly': String(now.readOnly),
          ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
          // The proposals are German whatever language the screens speak.
          lang: 'de',
          spellcheck: String(!now.readOnly),
        }),
      },
      onFocus: ({ editor: focused }) => session.focus(focused),
    },
    [session, field, kind, now, label, describedBy, text],
  );

  // A right that goes for a moment and comes again takes the pen away, not the place one writes at.
  useEffect(() => {
    now.become(readOnly, placeholder);
    if (editor.isDestroyed || editor.isEditable === !readOnly) return;
    if (readOnly) wroteHere.current = editor.isFocused;
    editor.setEditable(!readOnly, false);
    if (!readOnly && wroteHere.current && document.activeElement === document.body) editor.commands.focus();
  }, [editor, now, readOnly, placeholder]);

  useEffect(() => () => session.blur(editor), [session, editor]);

  useEffect(
    () =>
      session.onHistory((fields) => {
        if (fields.includes(field)) frame.current?.scrollIntoView({ block: 'nearest' });
      }),
    [session, field],
  );

  return (
    <div ref={frame} className={styles[kind]} data-readonly={readOnly}>
      <EditorContent editor={editor} />
    </div>
  );
}
