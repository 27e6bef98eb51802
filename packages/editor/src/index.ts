export { type FieldEditorProps, LineEditor, SectionEditor } from './field-editor.tsx';
export { FieldPreview, type FieldPreviewProps } from './preview.tsx';
export { type CaretPeople, type CaretPerson, type TextSession, textSession } from './session.ts';
export { Toolbar, type ToolbarProps } from './toolbar.tsx';
export { useFilledFields, wordsOf } from './words.ts';
