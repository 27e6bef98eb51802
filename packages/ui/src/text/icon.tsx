import type { LucideIcon } from 'lucide-react';

import { cx } from './cx.ts';

import styles from './text.module.css';

export interface IconProps {
  /** An icon of lucide-react, e.g. `<Icon icon={Plus} />`. */
  readonly icon: LucideIcon;
  /** Edge in px at 1×; grows with the text. Default 18. */
  readonly size?: number | undefined;
  readonly className?: string | undefined;
}

/** An icon of the one set at the one stroke; decorative, the text beside it speaks. */
export function Icon({ icon: Glyph, size = 18, className }: IconProps) {
  return (
    <Glyph
      aria-hidden="true"
      focusable="false"
      size={`${size / 16}rem`}
      strokeWidth={1.75}
      absoluteStrokeWidth={false}
      className={cx(styles['icon'], className)}
    />
  );
}
