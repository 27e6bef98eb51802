import type { ReactNode } from 'react';

import styles from './text.module.css';

export interface SkipLinkProps {
  /** The id of the main area, e.g. `#inhalt`. */
  readonly href: string;
  readonly children: ReactNode;
}

/** First stop of the Tab key; visible only while focused. */
export function SkipLink({ href, children }: SkipLinkProps) {
  return (
    <a className={styles['skip']} href={href}>
      {children}
    </a>
  );
}
