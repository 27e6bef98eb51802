import { Info, TriangleAlert, X, CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { IconButton } from '../button/icon-button.tsx';
import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './feedback.module.css';

export type BannerTone = 'info' | 'caution' | 'danger';

const icons: Readonly<Record<BannerTone, LucideIcon>> = {
  info: Info,
  caution: TriangleAlert,
  danger: CircleAlert,
};

export interface BannerProps {
  readonly tone?: BannerTone | undefined;
  /** Another icon than the tone's own. */
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
  /** A Button or link of this package. */
  readonly action?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
  /** Runs edge to edge at the top of the page („Beispieldaten", offline). */
  readonly isBar?: boolean | undefined;
  /** Set when the banner appears after the page: it is then read out politely. */
  readonly isAnnounced?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Says something about the whole page that stays true for a while. */
export function Banner({
  tone = 'info',
  icon,
  children,
  action,
  onDismiss,
  isBar = false,
  isAnnounced = false,
  className,
}: BannerProps) {
  const labels = useUiLabels();
  return (
    <div
      {...(isAnnounced ? { role: 'status' } : {})}
      className={cx(styles['banner'], tone !== 'info' && styles[tone], isBar && styles['bar'], className)}
    >
      <Icon icon={icon ?? icons[tone]} />
      <div className={styles['bannerText']}>{children}</div>
      {action}
      {onDismiss && (
        <IconButton
          hasTooltip={false}
          size="small"
          label={labels.close}
          icon={<Icon icon={X} size={16} />}
          onPress={onDismiss}
        />
      )}
    </div>
  );
}
