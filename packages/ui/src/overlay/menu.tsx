import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger as AriaMenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  type MenuSectionProps as AriaMenuSectionProps,
  type PopoverProps,
} from 'react-aria-components';

import { Button, type ButtonSize, type ButtonVariant } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';
import { KeyboardHint } from '../text/keyboard-hint.tsx';

import styles from './popover.module.css';

export interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'style' | 'render'> {
  /** A Button or IconButton of this package. */
  readonly trigger: ReactElement;
  readonly placement?: PopoverProps['placement'] | undefined;
  /** Given when something else than the trigger opens it, e.g. a right click. */
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
}

/** Actions behind any trigger; its children are MenuItem, MenuSection and MenuSeparator. */
export function Menu({ trigger, placement = 'bottom start', isOpen, onOpenChange, ...rest }: MenuProps) {
  return (
    <AriaMenuTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger}
      <Popover placement={placement} offset={4} className={cx(styles['popover'])}>
        <AriaMenu {...rest} className={cx(styles['list'], styles['menu'])} />
      </Popover>
    </AriaMenuTrigger>
  );
}

export interface MenuButtonProps extends Omit<MenuProps, 'trigger'> {
  readonly label: string;
  readonly icon?: ReactNode;
  /** Shows the icon alone; the label becomes its name and tooltip. */
  readonly isIconOnly?: boolean | undefined;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly isDisabled?: boolean | undefined;
}

export function MenuButton({
  label,
  icon,
  isIconOnly = false,
  variant,
  size,
  isDisabled = false,
  ...rest
}: MenuButtonProps) {
  const trigger = isIconOnly ? (
    <IconButton label={label} icon={icon} variant={variant} size={size} isDisabled={isDisabled} />
  ) : (
    <Button
      variant={variant}
      size={size}
      icon={icon}
      isDisabled={isDisabled}
      iconAfter={<Icon icon={ChevronDown} size={16} />}
    >
      {label}
    </Button>
  );
  return <Menu trigger={trigger} {...rest} />;
}

export interface MenuItemProps extends Omit<
  AriaMenuItemProps,
  'className' | 'style' | 'children' | 'render'
> {
  readonly children: string;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
  readonly shortcut?: readonly string[] | undefined;
  readonly tone?: 'neutral' | 'danger' | undefined;
}

export function MenuItem({ children, description, icon, shortcut, tone, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      textValue={children}
      className={cx(styles['item'], tone === 'danger' && styles['itemDanger'])}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {icon}
          <span className={styles['itemText']}>
            <span>{children}</span>
            {description !== undefined && <span className={styles['itemDescription']}>{description}</span>}
          </span>
          {(shortcut !== undefined || selectionMode !== 'none') && (
            <span className={styles['itemEnd']}>
              {shortcut && <KeyboardHint keys={shortcut} />}
              {isSelected && <Icon icon={Check} size={16} />}
            </span>
          )}
        </>
      )}
    </AriaMenuItem>
  );
}

export interface MenuSectionProps extends Omit<
  AriaMenuSectionProps<object>,
  'className' | 'style' | 'children' | 'render' | 'items'
> {
  readonly title: string;
  readonly children: ReactNode;
}

export function MenuSection({ title, children, ...rest }: MenuSectionProps) {
  return (
    <AriaMenuSection {...rest}>
      <Header className={cx(styles['sectionTitle'])}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export interface SubMenuProps extends Pick<MenuProps, 'onAction' | 'children'> {
  readonly title: string;
  readonly icon?: ReactNode;
}

/** A line that opens a menu of its own beside it; its children are those of a Menu. */
export function SubMenu({ title, icon, children, onAction }: SubMenuProps) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem textValue={title} className={cx(styles['item'])}>
        {icon}
        <span className={styles['itemText']}>
          <span>{title}</span>
        </span>
        <span className={styles['itemEnd']}>
          <Icon icon={ChevronRight} size={16} />
        </span>
      </AriaMenuItem>
      <Popover className={cx(styles['popover'])}>
        <AriaMenu
          aria-label={title}
          className={cx(styles['list'], styles['menu'])}
          {...(onAction === undefined ? {} : { onAction })}
        >
          {children}
        </AriaMenu>
      </Popover>
    </SubmenuTrigger>
  );
}

export function MenuSeparator() {
  return <Separator className={cx(styles['separator'])} />;
}
