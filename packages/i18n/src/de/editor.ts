/** Writing together: toolbar, links, carets. */
export const editor = {
  /** What the Ctrl key is called on a keyboard of this language. */
  control: 'Strg',
  toolbar: 'Text gestalten',
  bold: 'Fett',
  italic: 'Kursiv',
  heading: 'Zwischentitel',
  subheading: 'Kleiner Zwischentitel',
  bulletList: 'Aufzählung',
  orderedList: 'Nummerierte Liste',
  quote: 'Zitat',
  link: 'Link',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  linkAddress: 'Adresse des Links',
  linkPlaceholder: 'https://…',
  linkApply: 'Übernehmen',
  linkRemove: 'Link entfernen',
  linkCancel: 'Abbrechen',
  linkInvalid: 'Das ist keine Adresse, die mit https:// oder mailto: beginnt.',
  someone: 'Jemand',
  empty: 'Hier steht noch nichts.',
};
