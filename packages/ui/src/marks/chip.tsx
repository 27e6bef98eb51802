import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Link } from 'react-aria-components';

import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';
import { ManufakturMark } from './manufaktur-mark.tsx';

import styles from './marks.module.css';

export interface ChipProps {
  readonly children: string;
  readonly icon?: ReactNode;
  readonly href?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** A small named thing: a Referat, a tag, a filter that is set. */
export function Chip({ children, icon, href, onRemove, className }: ChipProps) {
  const labels = useUiLabels();
  const content = (
    <>
      {icon}
      <span className={styles['chipText']}>{children}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <Link href={href} className={cx(styles['chip'], className)}>
        {content}
      </Link>
    );
  }
  return (
    <span className={cx(styles['chip'], className)}>
      {content}
      {onRemove && (
        <Button
          aria-label={`${labels.remove}: ${children}`}
          className={cx(styles['remove'])}
          onPress={onRemove}
        >
          <Icon icon={X} size={14} />
        </Button>
      )}
    </span>
  );
}

export interface ManufakturChipProps {
  readonly number: number;
  readonly name: string;
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  /** People there now. */
  readonly count?: number | undefined;
  /** The whole spoken name where the visible one is short or a count needs words. */
  readonly spoken?: string | undefined;
  readonly className?: string | undefined;
}

/** A Manufaktur by mark and name. */
export function ManufakturChip({
  number,
  name,
  href,
  onPress,
  count,
  spoken,
  className,
}: ManufakturChipProps) {
  const content = (
    <>
      <ManufakturMark number={number} size={14} />
      <span className={styles['chipText']}>{name}</span>
      {count !== undefined && <span className={styles['chipCount']}>{count}</span>}
    </>
  );
  const label = spoken === undefined ? {} : { 'aria-label': spoken };
  const classes = cx(styles['chip'], className);
  if (href !== undefined) {
    return (
      <Link href={href} {...label} className={classes} {...(onPress ? { onPress } : {})}>
        {content}
      </Link>
    );
  }
  if (onPress) {
    return (
      <Button {...label} className={classes} onPress={onPress}>
        {content}
      </Button>
    );
  }
  return <span className={classes}>{content}</span>;
}
