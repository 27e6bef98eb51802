import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  Link as AriaLink,
  ProgressBar,
  type ButtonProps as AriaButtonProps,
  type LinkProps as AriaLinkProps,
} from 'react-aria-components';

import { Spinner } from '../feedback/spinner.tsx';
import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';

import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'medium' | 'small';

interface Look {
  /** One `primary` a view. Default `secondary`. */
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  /** Stands before the words. */
  readonly icon?: ReactNode;
  /** Stands after the words. */
  readonly iconAfter?: ReactNode;
  readonly className?: string | undefined;
}

/** The class names of a button, for a router's own link that should look like one. */
export function buttonClass({ variant = 'secondary', size = 'medium', className }: Look = {}): string {
  return cx(styles['button'], styles[variant], size === 'small' && styles['small'], className);
}

type Unstyled<T> = Omit<T, 'className' | 'style' | 'children' | 'render'>;

export interface ButtonProps extends Unstyled<AriaButtonProps>, Look {
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Says the deed: „Vorschlag anlegen". While `isPending` it keeps width and focus. */
export function Button({ variant, size, icon, iconAfter, className, children, ...rest }: ButtonProps) {
  const labels = useUiLabels();
  const isPending = rest.isPending === true;
  return (
    <AriaButton
      {...rest}
      className={cx(buttonClass({ variant, size, className }), isPending && styles['pending'])}
    >
      <span className={styles['content']}>
        {icon}
        <span>{children}</span>
        {iconAfter}
      </span>
      {isPending && (
        <ProgressBar aria-label={labels.loading} isIndeterminate className={cx(styles['spinner'])}>
          <Spinner />
        </ProgressBar>
      )}
    </AriaButton>
  );
}

export interface LinkButtonProps extends Unstyled<AriaLinkProps>, Look {
  readonly href: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** A link that looks like a button: it goes somewhere, it does not change anything. */
export function LinkButton({
  variant,
  size,
  icon,
  iconAfter,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <AriaLink {...rest} className={buttonClass({ variant, size, className })}>
      <span className={styles['content']}>
        {icon}
        <span>{children}</span>
        {iconAfter}
      </span>
    </AriaLink>
  );
}

export interface TextLinkProps extends Unstyled<AriaLinkProps> {
  readonly href: string;
  readonly children: ReactNode;
  /** Ink instead of accent, underlined on hover: for titles in lists. */
  readonly isPlain?: boolean | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** A link inside text. */
export function TextLink({ isPlain = false, className, ...rest }: TextLinkProps) {
  return <AriaLink {...rest} className={cx(isPlain ? styles['plain'] : styles['link'], className)} />;
}
