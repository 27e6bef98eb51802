export type { Appearance } from './tokens/colors.ts';
export { canvasPalette, type CanvasPalette } from './tokens/canvas-palette.ts';

export { applyTheme, type Theme } from './theme/theme.ts';
export { useTheme } from './theme/use-theme.ts';
export { UiProvider, type UiLabels, type UiProviderProps } from './labels/ui-provider.tsx';

export { cx } from './text/cx.ts';
export { Icon, type IconProps } from './text/icon.tsx';
export { KeyboardHint, type KeyboardHintProps } from './text/keyboard-hint.tsx';
export { SkipLink, type SkipLinkProps } from './text/skip-link.tsx';
export { VisuallyHidden } from 'react-aria-components';

export {
  Button,
  LinkButton,
  TextLink,
  type ButtonProps,
  type ButtonSize,
  type ButtonVariant,
  type LinkButtonProps,
  type TextLinkProps,
} from './button/button.tsx';
export {
  IconButton,
  ToggleIconButton,
  type IconButtonProps,
  type ToggleIconButtonProps,
} from './button/icon-button.tsx';

export type { FieldTexts } from './field/field-frame.tsx';
export {
  SearchField,
  TextArea,
  TextField,
  type SearchFieldProps,
  type TextAreaProps,
  type TextFieldProps,
} from './field/text-field.tsx';
export { IconChoice, type IconChoiceProps, type IconOption } from './field/icon-choice.tsx';
export { ComboBox, Select, type ComboBoxProps, type SelectProps } from './field/select.tsx';
export type { Option } from './field/options.tsx';
export {
  CheckboxGroup,
  RadioGroup,
  type CheckboxGroupProps,
  type RadioGroupProps,
} from './field/choices.tsx';

export {
  AlertDialog,
  BottomSheet,
  Dialog,
  type AlertDialogProps,
  type BottomSheetProps,
  type DialogProps,
} from './overlay/dialog.tsx';
export { Panel, type PanelProps } from './overlay/panel.tsx';
export { Popover, type PopoverProps } from './overlay/popover.tsx';
export {
  Menu,
  MenuButton,
  MenuItem,
  MenuSection,
  MenuSeparator,
  SubMenu,
  type MenuButtonProps,
  type MenuItemProps,
  type MenuProps,
  type MenuSectionProps,
  type SubMenuProps,
} from './overlay/menu.tsx';

export {
  NavTabs,
  SegmentedControl,
  TabPanel,
  Tabs,
  type NavTabItem,
  type NavTabLinkProps,
  type NavTabsProps,
  type SegmentedControlProps,
  type TabItem,
  type TabPanelProps,
  type TabsProps,
} from './navigation/tabs.tsx';

export { Banner, type BannerProps, type BannerTone } from './feedback/banner.tsx';
export { EmptyState, type EmptyStateProps } from './feedback/empty-state.tsx';
export {
  LoadingRegion,
  Skeleton,
  SkeletonRows,
  SkeletonText,
  type SkeletonProps,
} from './feedback/skeleton.tsx';
export { SaveState, type SaveStateKind, type SaveStateProps } from './feedback/save-state.tsx';
export { Spinner } from './feedback/spinner.tsx';
export { toast } from './feedback/toast.ts';
export { ToastRegion, type ToastRegionProps } from './feedback/toast-region.tsx';

export {
  ManufakturMark,
  manufakturPath,
  manufakturPlace,
  type ManufakturMarkProps,
} from './marks/manufaktur-mark.tsx';
export { Chip, ManufakturChip, type ChipProps, type ManufakturChipProps } from './marks/chip.tsx';
export { SdgChip, type SdgChipProps } from './marks/sdg-chip.tsx';
export { StatusBadge, type StatusBadgeProps } from './marks/status-badge.tsx';
export {
  formatScore,
  ScoreBadge,
  ScoreScale,
  type ScoreAnswer,
  type ScoreBadgeProps,
  type ScoreScaleProps,
} from './marks/score.tsx';
export { AvatarStack, PersonAvatar, type AvatarStackProps, type PersonAvatarProps } from './marks/person.tsx';

export {
  PageHeader,
  SectionHeading,
  type PageHeaderProps,
  type SectionHeadingProps,
} from './layout/headings.tsx';
export { List, ListRow, type ListProps, type ListRowProps } from './layout/list.tsx';
export { Toolbar, ToolbarSeparator, type ToolbarProps } from './layout/toolbar.tsx';
