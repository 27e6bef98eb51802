import type { ReactElement, ReactNode } from 'react';
import {
  Popover as AriaPopover,
  Dialog,
  DialogTrigger,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components';

import { cx } from '../text/cx.ts';

import styles from './popover.module.css';

export interface PopoverProps {
  /** A Button or IconButton of this package. */
  readonly trigger: ReactElement;
  /** Its name for a screen reader. */
  readonly label: string;
  readonly placement?: AriaPopoverProps['placement'] | undefined;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A little more about the thing pressed; closes by Esc or a press outside. */
export function Popover({
  trigger,
  label,
  placement = 'bottom start',
  isOpen,
  onOpenChange,
  children,
}: PopoverProps) {
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger}
      <AriaPopover placement={placement} offset={6} className={cx(styles['popover'])}>
        <Dialog aria-label={label} className={cx(styles['popoverDialog'])}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
