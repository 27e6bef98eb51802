import { Dialog, KeyboardHint } from '@geflecht/ui';

import { useText } from '../platform/text.tsx';

import styles from './board.module.css';

const KEYS = {
  select: ['V'],
  hand: ['H'],
  note: ['N'],
  text: ['T'],
  shape: ['S'],
  connector: ['A'],
  frame: ['F'],
  outline: ['G'],
  edit: ['Enter'],
  next: ['Tab'],
  move: ['↑ ↓ ← →'],
  duplicate: ['mod', 'D'],
  remove: ['delete'],
  undo: ['mod', 'Z'],
  redo: ['mod', 'shift', 'Z'],
  all: ['mod', 'A'],
  fit: ['0'],
  zoom: ['+ −'],
  leave: ['Esc'],
} as const;

/** Every key of the board in one list. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText().board.keys;
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.title}
    >
      <dl className={styles['keys']}>
        {(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((row) => (
          <div key={row}>
            <dt>{text.rows[row]}</dt>
            <dd>
              <KeyboardHint keys={KEYS[row]} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
