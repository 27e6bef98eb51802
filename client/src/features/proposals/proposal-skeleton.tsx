import { LoadingRegion, Skeleton, SkeletonText } from '@geflecht/ui';

import styles from './proposal.module.css';

/** The outline of a proposal while it loads. */
export function ProposalSkeleton() {
  return (
    <LoadingRegion>
      <div className={styles['screen']}>
        <div className={styles['header']}>
          <Skeleton width="10rem" />
          <Skeleton width="min(28rem, 90%)" height="2.5rem" />
          <SkeletonText lines={2} />
        </div>
        <div className={styles['text']}>
          <TextSkeleton />
        </div>
      </div>
    </LoadingRegion>
  );
}

/** Sections that are still on their way. */
export function TextSkeleton() {
  return (
    <div className={styles['sections']}>
      {[0, 1, 2].map((section) => (
        <div key={section}>
          <Skeleton width="8rem" height="1.5rem" />
          <SkeletonText lines={3} />
        </div>
      ))}
    </div>
  );
}
