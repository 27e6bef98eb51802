import { EditorContent, useEditor } from '@tiptap/react';
import type * as Y from 'yjs';

import { type FieldKind, previewExtensions } from './schema.ts';
import { hasWords } from './words.ts';

import styles from './editor.module.css';

export interface FieldPreviewProps {
  /** A document of its own, which nobody writes in. */
  readonly doc: Y.Doc;
  /** Name of the fragment in the document. */
  readonly field: string;
  readonly kind: FieldKind;
  /** What to say where the field holds no word. */
  readonly empty: string;
}

/** One field as it once was, to be read and nothing else. */
export function FieldPreview({ doc, field, kind, empty }: FieldPreviewProps) {
  const fragment = doc.getXmlFragment(field);
  if (!hasWords(fragment)) return <p className={styles['emptyPreview']}>{empty}</p>;
  return <FieldText fragment={fragment} kind={kind} />;
}

function FieldText({ fragment, kind }: { readonly fragment: Y.XmlFragment; readonly kind: FieldKind }) {
  const editor = useEditor(
    {
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editable: false,
      extensions: previewExtensions(fragment, kind),
      // The proposals are German whatever language the screens speak.
      editorProps: { attributes: { lang: 'de', role: 'presentation' } },
    },
    [fragment, kind],
  );
  return (
    <div className={styles[kind]} data-readonly="true">
      <EditorContent editor={editor} />
    </div>
  );
}
