import type { ReactElement } from 'react';
import {
  Tooltip as AriaTooltip,
  TooltipTrigger,
  type TooltipProps as AriaTooltipProps,
} from 'react-aria-components';

import { cx } from '../text/cx.ts';
import { KeyboardHint } from '../text/keyboard-hint.tsx';

import styles from './popover.module.css';

export type TooltipPlacement = NonNullable<AriaTooltipProps['placement']>;

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: readonly string[] | undefined;
  readonly placement?: TooltipPlacement | undefined;
  /** A focusable part of this package (Button, IconButton …). */
  readonly children: ReactElement;
}

/** Names a thing on hover and focus. Nothing needed to work may live only here. */
export function Tooltip({ text, shortcut, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip placement={placement} offset={8} className={cx(styles['tooltip'])}>
        {text}
        {shortcut && <KeyboardHint keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
