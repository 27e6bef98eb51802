import type { editor as german } from '../de/editor.ts';

/** Writing together: toolbar, links, carets. */
export const editor: typeof german = {
  /** What the Ctrl key is called on a keyboard of this language. */
  control: 'Ctrl',
  toolbar: 'Format text',
  bold: 'Bold',
  italic: 'Italic',
  heading: 'Heading',
  subheading: 'Smaller heading',
  bulletList: 'Bullet list',
  orderedList: 'Numbered list',
  quote: 'Quote',
  link: 'Link',
  undo: 'Undo',
  redo: 'Redo',
  linkAddress: 'Address of the link',
  linkPlaceholder: 'https://…',
  linkApply: 'Apply',
  linkRemove: 'Remove link',
  linkCancel: 'Cancel',
  linkInvalid: 'This is not an address that begins with https:// or mailto:.',
  someone: 'Someone',
  empty: 'Nothing here yet.',
};
