import type { ReactNode } from 'react';
import {
  Tab as AriaTab,
  TabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  ToggleButton,
  ToggleButtonGroup,
  type TabPanelProps as AriaTabPanelProps,
} from 'react-aria-components';

import { cx } from '../text/cx.ts';

import styles from './navigation.module.css';

export interface TabItem<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Shown small after the words. */
  readonly count?: number | undefined;
  readonly isDisabled?: boolean | undefined;
}

function TabContent({ item }: { readonly item: TabItem }) {
  return (
    <>
      {item.icon}
      <span>{item.label}</span>
      {item.count !== undefined && <span className={styles['count']}>{item.count}</span>}
    </>
  );
}

export interface TabsProps<Id extends string> {
  /** Names the row of tabs. */
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected?: Id | undefined;
  readonly onSelect?: ((id: Id) => void) | undefined;
  /** One TabPanel for each item. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** Parts of one page. For tabs that are places with an address use NavTabs. */
export function Tabs<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  children,
  className,
}: TabsProps<Id>) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(key as Id)}
      className={cx(styles['tabs'], className)}
    >
      <TabList aria-label={label} className={cx(styles['list'])}>
        {items.map((item) => (
          <AriaTab
            key={item.id}
            id={item.id}
            isDisabled={item.isDisabled ?? false}
            className={cx(styles['tab'])}
          >
            <TabContent item={item} />
          </AriaTab>
        ))}
      </TabList>
      {children}
    </AriaTabs>
  );
}

export interface TabPanelProps extends Omit<AriaTabPanelProps, 'className' | 'style' | 'render'> {
  readonly className?: string | undefined;
}

export function TabPanel({ className, ...rest }: TabPanelProps) {
  return <AriaTabPanel {...rest} className={cx(styles['panel'], className)} />;
}

export interface NavTabItem<Id extends string = string> extends TabItem<Id> {
  readonly href: string;
}

/** What a router's link has to take over to look and speak like a tab. */
export interface NavTabLinkProps {
  readonly className: string;
  readonly 'aria-current': 'page' | undefined;
  readonly children: ReactNode;
}

export interface NavTabsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly NavTabItem<Id>[];
  readonly current: Id | null;
  /** Renders the router's own link; without it a plain `<a href>` is used. */
  readonly renderLink?: ((item: NavTabItem<Id>, props: NavTabLinkProps) => ReactNode) | undefined;
  readonly className?: string | undefined;
}

/** Places with an address, shown as tabs: a `nav` of links with `aria-current`. */
export function NavTabs<Id extends string>({
  label,
  items,
  current,
  renderLink,
  className,
}: NavTabsProps<Id>) {
  return (
    <nav aria-label={label} className={cx(styles['nav'], className)}>
      <ul role="list" className={styles['list']}>
        {items.map((item) => {
          const props: NavTabLinkProps = {
            className: cx(styles['tab']),
            'aria-current': item.id === current ? 'page' : undefined,
            children: <TabContent item={item} />,
          };
          return (
            <li key={item.id}>{renderLink ? renderLink(item, props) : <a href={item.href} {...props} />}</li>
          );
        })}
      </ul>
    </nav>
  );
}

export interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly className?: string | undefined;
}

/** The same content in another view: „Matrix · Netz · Liste". */
export function SegmentedControl<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  className,
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        for (const key of keys) onSelect(key as Id);
      }}
      className={cx(styles['segments'], className)}
    >
      {items.map((item) => (
        <ToggleButton
          key={item.id}
          id={item.id}
          isDisabled={item.isDisabled ?? false}
          className={cx(styles['segment'])}
        >
          <TabContent item={item} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
