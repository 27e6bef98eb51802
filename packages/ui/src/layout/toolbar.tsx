import type { ReactNode } from 'react';
import { Separator, Toolbar as AriaToolbar } from 'react-aria-components';

import { cx } from '../text/cx.ts';

import styles from './layout.module.css';

export interface ToolbarProps {
  readonly label: string;
  readonly orientation?: 'horizontal' | 'vertical' | undefined;
  /** Lies in a bar instead of floating over the work. */
  readonly isFlat?: boolean | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** One stop of the Tab key; arrows move inside. */
export function Toolbar({
  label,
  orientation = 'horizontal',
  isFlat = false,
  children,
  className,
}: ToolbarProps) {
  return (
    <AriaToolbar
      aria-label={label}
      orientation={orientation}
      className={cx(styles['toolbar'], isFlat && styles['flat'], className)}
    >
      {children}
    </AriaToolbar>
  );
}

export function ToolbarSeparator({ className }: { readonly className?: string | undefined }) {
  return <Separator orientation="vertical" className={cx(styles['separator'], className)} />;
}
