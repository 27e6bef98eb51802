import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { IconButton } from '../button/icon-button.tsx';
import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './overlay.module.css';

export interface PanelProps {
  readonly title: string;
  readonly side?: 'left' | 'right' | undefined;
  /** Floats over the work (a board) instead of standing beside it; its parent is positioned. */
  readonly isFloating?: boolean | undefined;
  /** Without it the panel cannot be closed. Esc inside the panel closes it, too. */
  readonly onClose?: (() => void) | undefined;
  /** Small buttons beside the title. */
  readonly headerActions?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/**
 * A named region that leaves the work in sight and does not trap the focus. On a phone it becomes
 * a sheet over the lower part of the screen. The caller puts the focus back where it came from.
 */
export function Panel({
  title,
  side = 'right',
  isFloating = false,
  onClose,
  headerActions,
  actions,
  children,
  className,
}: PanelProps) {
  const labels = useUiLabels();
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      data-side={side}
      className={cx(styles['panel'], isFloating && styles['floating'], className)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || onClose === undefined) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles['header']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        {headerActions}
        {onClose && (
          <IconButton hasTooltip={false} label={labels.close} icon={<Icon icon={X} />} onPress={onClose} />
        )}
      </div>
      <div className={styles['body']}>{children}</div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </section>
  );
}
