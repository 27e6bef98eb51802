import type { ReactNode, Ref } from 'react';

import { ManufakturMark } from '../marks/manufaktur-mark.tsx';
import { cx } from '../text/cx.ts';

import styles from './layout.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** Number of the Manufaktur this page belongs to. */
  readonly manufaktur?: number | undefined;
  /** One or two sentences below the title. */
  readonly lead?: ReactNode;
  /** Chips, state, dates. */
  readonly meta?: ReactNode;
  /** Buttons, at most one primary. */
  readonly actions?: ReactNode;
  /** To lead the focus here after a change of place; the heading takes `tabIndex={-1}`. */
  readonly headingRef?: Ref<HTMLHeadingElement> | undefined;
  readonly className?: string | undefined;
}

/** The one h1 of a page. */
export function PageHeader({
  title,
  manufaktur,
  lead,
  meta,
  actions,
  headingRef,
  className,
}: PageHeaderProps) {
  return (
    <header className={cx(styles['pageHeader'], className)}>
      <div className={styles['pageTitleBlock']}>
        <h1 ref={headingRef} tabIndex={-1} className={styles['pageTitle']}>
          {manufaktur !== undefined && <ManufakturMark number={manufaktur} size={26} />}
          <span>{title}</span>
        </h1>
        {lead !== undefined && <p className={styles['pageLead']}>{lead}</p>}
        {meta !== undefined && <div className={styles['pageMeta']}>{meta}</div>}
      </div>
      {actions !== undefined && <div className={styles['pageActions']}>{actions}</div>}
    </header>
  );
}

export interface SectionHeadingProps {
  readonly children: ReactNode;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly count?: number | undefined;
  readonly action?: ReactNode;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
}

export function SectionHeading({ children, level = 2, count, action, id, className }: SectionHeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <div className={cx(styles['section'], className)}>
      <Tag id={id} className={cx(styles['sectionTitle'], level > 2 && styles['sectionSmall'])}>
        {children}
      </Tag>
      {count !== undefined && <span className={styles['sectionCount']}>{count}</span>}
      {action !== undefined && <span className={styles['sectionAction']}>{action}</span>}
    </div>
  );
}
