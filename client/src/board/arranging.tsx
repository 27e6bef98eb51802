import type { BoardEngine } from '@geflecht/board-engine';
import type { Catalogue } from '@geflecht/i18n';
import { Icon, IconButton, MenuItem, MenuSection, Popover, SubMenu } from '@geflecht/ui';
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Group,
  LayoutDashboard,
  LayoutGrid,
  type LucideIcon,
  Ungroup,
} from 'lucide-react';

import { useText } from '../platform/text.tsx';
import type { SelectionFacts } from './selection-facts.ts';

import styles from './selection.module.css';

type Words = Catalogue['looks']['arrange'];
type Act = (engine: BoardEngine) => void;

interface Arranging {
  readonly icon: LucideIcon;
  readonly act: Act;
  /** With fewer things there is nothing to lay out. */
  readonly from: number;
  readonly shortcut?: readonly string[];
}

const ALIGNING = {
  left: { icon: AlignStartVertical, act: (engine) => engine.alignSelection('left'), from: 2 },
  center: { icon: AlignCenterVertical, act: (engine) => engine.alignSelection('center'), from: 2 },
  right: { icon: AlignEndVertical, act: (engine) => engine.alignSelection('right'), from: 2 },
  top: { icon: AlignStartHorizontal, act: (engine) => engine.alignSelection('top'), from: 2 },
  middle: { icon: AlignCenterHorizontal, act: (engine) => engine.alignSelection('middle'), from: 2 },
  bottom: { icon: AlignEndHorizontal, act: (engine) => engine.alignSelection('bottom'), from: 2 },
} as const satisfies Record<string, Arranging>;

const DISTRIBUTING = {
  horizontal: {
    icon: AlignHorizontalDistributeCenter,
    act: (engine) => engine.distributeSelection('horizontal'),
    from: 3,
  },
  vertical: {
    icon: AlignVerticalDistributeCenter,
    act: (engine) => engine.distributeSelection('vertical'),
    from: 3,
  },
  tidy: { icon: LayoutGrid, act: (engine) => engine.tidySelection(), from: 2 },
} as const satisfies Record<string, Arranging>;

const JOINING = {
  group: { icon: Group, act: (engine) => engine.groupSelection(), from: 2, shortcut: ['mod', 'G'] },
  ungroup: {
    icon: Ungroup,
    act: (engine) => engine.ungroupSelection(),
    from: 1,
    shortcut: ['mod', 'shift', 'G'],
  },
} as const satisfies Record<string, Arranging>;

const ALL: readonly (readonly [keyof Words, Record<string, Arranging>])[] = [
  ['align', ALIGNING],
  ['distribute', DISTRIBUTING],
  ['together', JOINING],
];

function offered(facts: SelectionFacts, [key, { from }]: readonly [string, Arranging]): boolean {
  return key === 'ungroup' ? facts.grouped : facts.movable >= from;
}

function offers(facts: SelectionFacts, of: Record<string, Arranging>): [keyof Words, Arranging][] {
  return Object.entries(of).filter((entry): entry is [keyof Words, Arranging] => offered(facts, entry));
}

/** Whether there is anything to lay out. */
export function isArrangeable(facts: SelectionFacts): boolean {
  return facts.movable > 1 || facts.grouped;
}

/** Runs an entry of the menu by its key; false when it is none of these. */
export function arrange(key: string, engine: BoardEngine): boolean {
  const found = ALL.flatMap(([, of]) => Object.entries(of)).find(([id]) => id === key);
  found?.[1].act(engine);
  return found !== undefined;
}

/** A menu of its own within the selection's. */
export function arrangeItems(facts: SelectionFacts, words: Words, onAction: (key: string) => void) {
  if (!isArrangeable(facts)) return [];
  return [
    <SubMenu
      key="arrange"
      title={words.label}
      icon={<Icon icon={LayoutDashboard} size={16} />}
      onAction={(key) => onAction(String(key))}
    >
      {ALL.map(([title, of]) => ({ title, entries: offers(facts, of) }))
        .filter(({ entries }) => entries.length > 0)
        .map(({ title, entries }) => (
          <MenuSection key={title} title={words[title]}>
            {entries.map(([key, { icon, shortcut }]) => (
              <MenuItem key={key} id={key} icon={<Icon icon={icon} size={16} />} shortcut={shortcut}>
                {words[key]}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
    </SubMenu>,
  ];
}

/** The same as a field of buttons; it stays open, so that one can try. */
export function ArrangePopover({
  engine,
  facts,
}: {
  readonly engine: BoardEngine;
  readonly facts: SelectionFacts;
}) {
  const words = useText().looks.arrange;
  return (
    <Popover
      label={words.label}
      placement="top"
      trigger={
        <IconButton size="small" label={words.label} icon={<Icon icon={LayoutDashboard} size={16} />} />
      }
    >
      <div className={styles['arrange']}>
        {ALL.map(([title, of]) => (
          <Arrangings key={title} title={words[title]} entries={offers(facts, of)} engine={engine} />
        ))}
      </div>
    </Popover>
  );
}

function Arrangings({
  title,
  entries,
  engine,
}: {
  readonly title: string;
  readonly entries: readonly [keyof Words, Arranging][];
  readonly engine: BoardEngine;
}) {
  const words = useText().looks.arrange;
  if (entries.length === 0) return null;
  return (
    <>
      <p className={styles['arrangeTitle']}>{title}</p>
      {entries.map(([key, { icon, act, shortcut }]) => (
        <IconButton
          key={key}
          size="small"
          label={words[key]}
          shortcut={shortcut}
          icon={<Icon icon={icon} size={20} />}
          onPress={({ target }) => {
            // It leaves with what it does; the keys go to its neighbour before, or Esc would reach nobody.
            const { previousElementSibling: neighbour } = target;
            if (key === 'ungroup' && neighbour instanceof HTMLElement) neighbour.focus();
            act(engine);
          }}
        />
      ))}
    </>
  );
}
