import { BOARD_KEYS, type BoardDeed } from '@geflecht/board-engine';
import { Dialog, KeyboardHint } from '@geflecht/ui';

import { useText } from '../platform/text.tsx';
import { HOST_KEYS, type HostDeed } from './host-keys.ts';

import styles from './keys.module.css';

type Deed = BoardDeed | HostDeed;

/** In which order the deeds are told; every deed stands in one of them. */
export const KEY_GROUPS = {
  tools: [
    'select',
    'hand',
    'note',
    'text',
    'shape',
    'connector',
    'frame',
    'table',
    'pen',
    'eraser',
    'lasso',
    'laser',
    'stamp',
  ],
  selection: [
    'open',
    'menu',
    'move',
    'moveFar',
    'turnLeft',
    'turnRight',
    'front',
    'back',
    'duplicate',
    'group',
    'ungroup',
    'lock',
    'remove',
    'bold',
    'italic',
    'comment',
    'link',
  ],
  board: ['outline', 'capture', 'notes', 'find', 'all', 'undo', 'redo', 'help'],
  view: ['zoomIn', 'zoomOut', 'hundred', 'fit', 'fitSelection'],
} as const satisfies Record<string, readonly Deed[]>;

/** What has no deed of its own but is good to know. */
const BESIDE = { next: ['Tab'], leave: ['Esc'], push: ['Space'], strike: ['mod', 'shift', 'X'] } as const;

/** Every key of the board in one list, read from the tables by which they work. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText().board.keys;
  const names: Readonly<Record<string, string>> = text.names;
  const hint = (key: string): readonly string[] =>
    key.split('+').map((part) => names[part] ?? shownKey(part));
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.title}
    >
      {(Object.keys(KEY_GROUPS) as (keyof typeof KEY_GROUPS)[]).map((group) => (
        <section key={group}>
          <h3 className={styles['title']}>{text.groups[group]}</h3>
          <dl className={styles['keys']}>
            {KEY_GROUPS[group].map((deed) => (
              <div key={deed}>
                <dt>{text.rows[deed]}</dt>
                <dd>
                  <KeyboardHint keys={shownKeys(deed).flatMap(hint)} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <h3 className={styles['title']}>{text.groups.beside}</h3>
      <dl className={styles['keys']}>
        {(Object.keys(BESIDE) as (keyof typeof BESIDE)[]).map((row) => (
          <div key={row}>
            <dt>{text.beside[row]}</dt>
            <dd>
              <KeyboardHint keys={BESIDE[row].map((key) => names[key] ?? key)} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The keys of a deed as they are told: of several that do the same the first, of arrows all. */
function shownKeys(deed: Deed): readonly string[] {
  const host = HOST_KEYS.find((row) => row.deed === deed);
  if (host !== undefined) return [host.key];
  const row = BOARD_KEYS.find((each) => each.deed === deed);
  const keys: readonly string[] = row?.keys ?? [];
  if (deed === 'moveFar') return ['shift', ...keys.map((key) => key.replace('shift+', ''))];
  return deed === 'move' ? keys : keys.slice(0, 1);
}

const ARROWS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'delete',
  '-': '−',
};

function shownKey(key: string): string {
  return ARROWS[key] ?? (/^\p{L}$/u.test(key) ? key.toLocaleUpperCase('de') : key);
}
