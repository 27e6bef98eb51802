import { type SdgNumber, sdgOf } from '@geflecht/domain';
import { Link, VisuallyHidden } from 'react-aria-components';

import { cx } from '../text/cx.ts';

import styles from './marks.module.css';

export interface SdgChipProps {
  readonly number: SdgNumber;
  /** The official short title. */
  readonly title: string;
  /** `small` shows the number alone; the title is its tooltip and spoken name. */
  readonly size?: 'medium' | 'small' | undefined;
  readonly href?: string | undefined;
  readonly className?: string | undefined;
}

/** Number, a thin bar in the official colour, ink text. Never the colour alone. */
export function SdgChip({ number, title, size = 'medium', href, className }: SdgChipProps) {
  const isSmall = size === 'small';
  const spoken = `SDG ${number} ${title}`;
  const classes = cx(styles['chip'], styles['sdg'], isSmall && styles['sdgSmall'], className);
  const content = (
    <>
      <span aria-hidden="true" className={styles['sdgBar']} style={{ background: sdgOf(number).color }} />
      {!isSmall && <VisuallyHidden>SDG </VisuallyHidden>}
      <span className={styles['sdgNumber']}>{number}</span>
      {!isSmall && <span className={styles['chipText']}> {title}</span>}
    </>
  );
  if (href !== undefined) {
    return (
      <Link href={href} {...(isSmall ? { 'aria-label': spoken } : {})} className={classes}>
        {content}
      </Link>
    );
  }
  return (
    <span className={classes} {...(isSmall ? { role: 'img', 'aria-label': spoken, title: spoken } : {})}>
      {content}
    </span>
  );
}
