/** Keys of one deed: each is a key as `KeyboardEvent.key` names it, in lower case where it is a letter, after its modifiers. */
interface KeyRow {
  readonly deed: string;
  readonly keys: readonly string[];
}

/**
 * Every key of the board while it has the focus. `mod` is Ctrl, or ⌘ on a Mac. What is listed here works, and nothing
 * else does: the keyboard and the list that "?" shows both read this table.
 */
export const BOARD_KEYS = [
  { deed: 'select', keys: ['v'] },
  { deed: 'hand', keys: ['h'] },
  { deed: 'note', keys: ['n'] },
  { deed: 'text', keys: ['t'] },
  { deed: 'shape', keys: ['s'] },
  { deed: 'connector', keys: ['a'] },
  { deed: 'frame', keys: ['f'] },
  { deed: 'table', keys: ['b'] },
  { deed: 'pen', keys: ['p'] },
  { deed: 'eraser', keys: ['e'] },
  { deed: 'lasso', keys: ['o'] },
  { deed: 'laser', keys: ['z'] },
  { deed: 'stamp', keys: ['k'] },
  { deed: 'open', keys: ['Enter'] },
  { deed: 'menu', keys: ['shift+F10', 'ContextMenu'] },
  { deed: 'move', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { deed: 'moveFar', keys: ['shift+ArrowLeft', 'shift+ArrowRight', 'shift+ArrowUp', 'shift+ArrowDown'] },
  { deed: 'turnLeft', keys: [','] },
  { deed: 'turnRight', keys: ['.'] },
  { deed: 'front', keys: ['PageUp'] },
  { deed: 'back', keys: ['PageDown'] },
  { deed: 'bold', keys: ['mod+b'] },
  { deed: 'italic', keys: ['mod+i'] },
  { deed: 'duplicate', keys: ['mod+d'] },
  { deed: 'group', keys: ['mod+g'] },
  { deed: 'ungroup', keys: ['mod+shift+g'] },
  { deed: 'lock', keys: ['mod+shift+l'] },
  { deed: 'remove', keys: ['Delete', 'Backspace'] },
  { deed: 'undo', keys: ['mod+z'] },
  { deed: 'redo', keys: ['mod+shift+z', 'mod+y'] },
  { deed: 'all', keys: ['mod+a'] },
  { deed: 'zoomIn', keys: ['+', '='] },
  { deed: 'zoomOut', keys: ['-'] },
  { deed: 'hundred', keys: ['1'] },
  { deed: 'fit', keys: ['0', '!', 'Home'] },
  { deed: 'fitSelection', keys: ['"', '@'] },
] as const satisfies readonly KeyRow[];
export type BoardDeed = (typeof BOARD_KEYS)[number]['deed'];

const DEEDS: ReadonlyMap<string, BoardDeed> = new Map(
  BOARD_KEYS.flatMap(({ deed, keys }) => keys.map((key) => [key, deed] as const)),
);

/** What of a keyboard event says which key was pressed. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The deed of a key, if it has one. Alt belongs to the browser and to the places in the bar. */
export function deedOf({ key, ctrlKey, metaKey, shiftKey, altKey }: PressedKey): BoardDeed | undefined {
  if (altKey) return undefined;
  const isLetter = /^\p{L}$/u.test(key);
  // Which signs need Shift differs from one keyboard to the next: the sign itself counts.
  const shift = shiftKey && (isLetter || key.length > 1) ? 'shift+' : '';
  return DEEDS.get(`${ctrlKey || metaKey ? 'mod+' : ''}${shift}${isLetter ? key.toLowerCase() : key}`);
}
