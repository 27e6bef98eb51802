import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';

import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';

import styles from './feedback.module.css';

const times = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

export interface SkeletonProps {
  /** Any CSS length; as wide as its place when left out. */
  readonly width?: string | undefined;
  readonly height?: string | undefined;
  readonly isRound?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A place that is kept for an image, a mark or a tile. */
export function Skeleton({ width, height = '1.25rem', isRound = false, className }: SkeletonProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(styles['skeleton'], className)}
      style={{ width, height, borderRadius: isRound ? '50%' : undefined }}
    />
  );
}

/** Lines of text of the surrounding size. */
export function SkeletonText({ lines = 3 }: { readonly lines?: number | undefined }) {
  return (
    <span aria-hidden="true" className={styles['skeletonLines']} style={{ display: 'block' }}>
      {times(lines).map((i) => (
        <span key={i} className={cx(styles['skeleton'], styles['skeletonLine'])} />
      ))}
    </span>
  );
}

/** Rows of a List. */
export function SkeletonRows({ count = 4 }: { readonly count?: number | undefined }) {
  return (
    <div aria-hidden="true">
      {times(count).map((i) => (
        <div key={i} className={styles['skeletonRow']}>
          <Skeleton width="1.5rem" height="1.5rem" isRound />
          <SkeletonText lines={2} />
        </div>
      ))}
    </div>
  );
}

/** Puts skeletons into a region that says „Wird geladen" once. */
export function LoadingRegion({ children }: { readonly children: ReactNode }) {
  const labels = useUiLabels();
  return (
    <div aria-busy="true">
      <VisuallyHidden>
        <span role="status">{labels.loading}</span>
      </VisuallyHidden>
      {children}
    </div>
  );
}
