import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';

import { cx } from '../text/cx.ts';

import styles from './layout.module.css';

export interface ListProps {
  /** Names the list where no heading does. */
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** Rows between hairlines. */
export function List({ label, labelledBy, children, className }: ListProps) {
  return (
    <ul role="list" aria-label={label} aria-labelledby={labelledBy} className={cx(styles['list'], className)}>
      {children}
    </ul>
  );
}

export interface ListRowProps {
  readonly title: string;
  /** The whole row leads there. */
  readonly href?: string | undefined;
  /** A mark or avatar. */
  readonly leading?: ReactNode;
  /** Small things below the title. */
  readonly meta?: ReactNode;
  /** A score, a date, a menu. Buttons here work on their own. */
  readonly trailing?: ReactNode;
  readonly className?: string | undefined;
}

export function ListRow({ title, href, leading, meta, trailing, className }: ListRowProps) {
  return (
    <li className={cx(styles['row'], href !== undefined && styles['rowLink'], className)}>
      {leading}
      <div className={styles['rowMain']}>
        {href === undefined ? (
          <span className={styles['rowTitle']}>{title}</span>
        ) : (
          <Link href={href} className={cx(styles['rowTitle'])}>
            {title}
          </Link>
        )}
        {meta !== undefined && <div className={styles['rowMeta']}>{meta}</div>}
      </div>
      {trailing !== undefined && <div className={styles['rowEnd']}>{trailing}</div>}
    </li>
  );
}
