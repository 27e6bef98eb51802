import type { capture as german } from '../de/capture.ts';

export const capture: typeof german = {
  title: 'Quick notes',
  words: 'What should the note say?',
  hint: 'Enter puts it on the board. Several lines become several notes.',
  where: 'Where to?',
  anywhere: 'To a free place',
  add: (count) => (count > 1 ? `Add ${count} notes` : 'Add note'),
  added: (count, where) => {
    const what = count === 1 ? '1 note added' : `${count} notes added`;
    return where === null ? what : `${what}: ${where}`;
  },
  own: (count) => (count === 1 ? 'One note from just now' : `${count} notes from just now`),
  empty: 'without text',
  takeBack: 'Take back',
  takeBackOf: (words) => `Take back the note “${words}”`,
  place: {
    title: 'Put into a frame',
    menu: 'Put into a frame or column …',
    where: 'Frame or column',
    none: 'There is no frame and no table on this board yet.',
    button: 'Put there',
    cancel: 'Cancel',
    undo: 'Undo',
    placed: (name) => `It is in “${name}” now.`,
    frame: 'Frame without a name',
    table: 'Table',
    column: (nr) => `Column ${nr}`,
  },
};
