import type { ReactNode } from 'react';

import styles from './silent.module.css';

/** What runs on the board for everybody, at its upper edge. */
export function Strips({
  isShifted,
  children,
}: {
  /** Something stands at the left. */
  readonly isShifted: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['strips']} data-shifted={isShifted}>
      {children}
    </div>
  );
}

/** The parts of the moderation's panel, one below the other. */
export function Moderating({ children }: { readonly children: ReactNode }) {
  return <div className={styles['tray']}>{children}</div>;
}
