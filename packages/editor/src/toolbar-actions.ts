import type { Catalogue } from '@geflecht/i18n';
import type { Editor } from '@tiptap/core';
import {
  Bold,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react';

export type ActionName =
  | 'bold'
  | 'italic'
  | 'heading'
  | 'subheading'
  | 'bulletList'
  | 'orderedList'
  | 'quote'
  | 'link'
  | 'undo'
  | 'redo';

export interface ToolbarAction {
  readonly name: ActionName & keyof Catalogue['editor'];
  readonly icon: LucideIcon;
  /** As in `aria-keyshortcuts`, with `Mod` for Ctrl or ⌘. */
  readonly keys: string | undefined;
  /** Whether it is on at the caret; `undefined` for what is done once. */
  readonly isOn: ((editor: Editor) => boolean) | undefined;
  readonly can: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const hasMark = (editor: Editor, mark: string): boolean => editor.schema.marks[mark] !== undefined;
const hasNode = (editor: Editor, node: string): boolean => editor.schema.nodes[node] !== undefined;

/** What the toolbar offers, in its order; groups are separated by a gap. */
export const TOOLBAR: readonly (readonly ToolbarAction[])[] = [
  [
    {
      name: 'bold',
      icon: Bold,
      keys: 'Mod+B',
      isOn: (editor) => editor.isActive('bold'),
      can: (editor) => hasMark(editor, 'bold'),
      run: (editor) => editor.chain().focus().toggleBold().run(),
    },
    {
      name: 'italic',
      icon: Italic,
      keys: 'Mod+I',
      isOn: (editor) => editor.isActive('italic'),
      can: (editor) => hasMark(editor, 'italic'),
      run: (editor) => editor.chain().focus().toggleItalic().run(),
    },
    {
      name: 'link',
      icon: Link,
      keys: 'Mod+Shift+L',
      isOn: (editor) => editor.isActive('link'),
      can: (editor) => hasMark(editor, 'link'),
      run: () => undefined,
    },
  ],
  [
    {
      name: 'heading',
      icon: Heading2,
      keys: 'Mod+Alt+3',
      isOn: (editor) => editor.isActive('heading', { level: 3 }),
      can: (editor) => hasNode(editor, 'heading'),
      run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    },
    {
      name: 'subheading',
      icon: Heading3,
      keys: 'Mod+Alt+4',
      isOn: (editor) => editor.isActive('heading', { level: 4 }),
      can: (editor) => hasNode(editor, 'heading'),
      run: (editor) => editor.chain().focus().toggleHeading({ level: 4 }).run(),
    },
    {
      name: 'bulletList',
      icon: List,
      keys: 'Mod+Shift+8',
      isOn: (editor) => editor.isActive('bulletList'),
      can: (editor) => hasNode(editor, 'bulletList'),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: 'orderedList',
      icon: ListOrdered,
      keys: 'Mod+Shift+7',
      isOn: (editor) => editor.isActive('orderedList'),
      can: (editor) => hasNode(editor, 'orderedList'),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      name: 'quote',
      icon: Quote,
      keys: 'Mod+Shift+B',
      isOn: (editor) => editor.isActive('blockquote'),
      can: (editor) => hasNode(editor, 'blockquote'),
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ],
  [
    {
      name: 'undo',
      icon: Undo2,
      keys: 'Mod+Z',
      isOn: undefined,
      can: (editor) => editor.can().undo(),
      run: (editor) => editor.chain().focus().undo().run(),
    },
    {
      name: 'redo',
      icon: Redo2,
      keys: 'Mod+Shift+Z',
      isOn: undefined,
      can: (editor) => editor.can().redo(),
      run: (editor) => editor.chain().focus().redo().run(),
    },
  ],
];
