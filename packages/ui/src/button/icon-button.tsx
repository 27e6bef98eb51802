import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  ProgressBar,
  ToggleButton as AriaToggleButton,
  type ButtonProps as AriaButtonProps,
  type ToggleButtonProps as AriaToggleButtonProps,
} from 'react-aria-components';

import { Spinner } from '../feedback/spinner.tsx';
import { useUiLabels } from '../labels/ui-provider.tsx';
import { Tooltip, type TooltipPlacement } from '../overlay/tooltip.tsx';
import { cx } from '../text/cx.ts';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button.tsx';

import styles from './button.module.css';

type Unstyled<T> = Omit<T, 'className' | 'style' | 'children' | 'render' | 'aria-label'>;

interface IconLook {
  /** What it does; spoken, and shown as the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  /** Keys shown in the tooltip, e.g. `['mod', 'Z']`. */
  readonly shortcut?: readonly string[] | undefined;
  readonly tooltipPlacement?: TooltipPlacement | undefined;
  readonly className?: string | undefined;
}

export interface IconButtonProps extends Unstyled<AriaButtonProps>, IconLook {
  /** `false` for the cross that everybody knows: Esc then closes what it stands on, not its tooltip. */
  readonly hasTooltip?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button without words; use it only where there is no room for them. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size,
  shortcut,
  tooltipPlacement,
  hasTooltip = true,
  className,
  ...rest
}: IconButtonProps) {
  const labels = useUiLabels();
  const isPending = rest.isPending === true;
  const button = (
    <AriaButton
      {...rest}
      aria-label={label}
      className={cx(
        buttonClass({ variant, size, className }),
        styles['iconOnly'],
        isPending && styles['pending'],
      )}
    >
      <span className={styles['content']}>{icon}</span>
      {isPending && (
        <ProgressBar aria-label={labels.loading} isIndeterminate className={cx(styles['spinner'])}>
          <Spinner />
        </ProgressBar>
      )}
    </AriaButton>
  );
  if (!hasTooltip) return button;
  return (
    <Tooltip text={label} shortcut={shortcut} placement={tooltipPlacement}>
      {button}
    </Tooltip>
  );
}

export interface ToggleIconButtonProps extends Unstyled<AriaToggleButtonProps>, Omit<IconLook, 'variant'> {
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A tool that is on or off: pen, outline panel, grid. */
export function ToggleIconButton({
  label,
  icon,
  size,
  shortcut,
  tooltipPlacement,
  className,
  ...rest
}: ToggleIconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement={tooltipPlacement}>
      <AriaToggleButton
        {...rest}
        aria-label={label}
        className={cx(
          buttonClass({ variant: 'quiet', size, className }),
          styles['iconOnly'],
          styles['toggle'],
        )}
      >
        {icon}
      </AriaToggleButton>
    </Tooltip>
  );
}
