import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from './cx.ts';

import styles from './text.module.css';

const isApple = (): boolean => /Mac|iPhone|iPad/u.test(navigator.userAgent);
const names: Readonly<Record<string, readonly [apple: string, other: string]>> = {
  mod: ['⌘', 'Ctrl'],
  delete: ['⌫', 'Del'],
  alt: ['⌥', 'Alt'],
  shift: ['⇧', '⇧'],
};

export interface KeyboardHintProps {
  /** Keys pressed together, e.g. `['mod', 'K']`; `mod` is ⌘ or Ctrl, `delete` bears the keyboard's own name. */
  readonly keys: readonly string[];
  readonly className?: string | undefined;
}

/** Shows a shortcut. It is a hint for the eyes; put the real one into `aria-keyshortcuts`. */
export function KeyboardHint({ keys, className }: KeyboardHintProps) {
  const { controlKey, deleteKey } = useUiLabels();
  const apple = isApple();
  return (
    <span className={cx(styles['keys'], className)}>
      {keys.map((key) => {
        const own = apple ? names[key]?.[0] : { mod: controlKey, delete: deleteKey }[key];
        return <kbd key={key}>{own ?? names[key]?.[1] ?? key}</kbd>;
      })}
    </span>
  );
}
