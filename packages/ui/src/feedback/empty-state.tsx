import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './feedback.module.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title?: string | undefined;
  /** One sentence: what this place is for. */
  readonly children: ReactNode;
  /** The first step, a button or link. */
  readonly action?: ReactNode;
  /** In the middle of a large empty area instead of at the start of a column. */
  readonly isCentred?: boolean | undefined;
  readonly className?: string | undefined;
}

export function EmptyState({ icon, title, children, action, isCentred = false, className }: EmptyStateProps) {
  return (
    <div className={cx(styles['emptyState'], isCentred && styles['centred'], className)}>
      <Icon icon={icon} size={28} />
      {title !== undefined && <p className={styles['emptyTitle']}>{title}</p>}
      <p className={styles['emptyText']}>{children}</p>
      {action !== undefined && <div className={styles['emptyAction']}>{action}</div>}
    </div>
  );
}
