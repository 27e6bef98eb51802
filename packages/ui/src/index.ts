export { colors, type Appearance, type ColorTokens } from './tokens/colors.ts';
export {
  noteColorNames,
  palettes,
  type NoteColor,
  type NoteColorName,
  type Palette,
  type ScoreColor,
  type ScoreColors,
} from './tokens/palettes.ts';
export { layers, motion, radii, space, targets, typeSizes, fontFamily } from './tokens/scale.ts';
export { canvasPalette, type CanvasPalette } from './tokens/canvas-palette.ts';
export { contrast } from './tokens/contrast.ts';

export {
  applyTheme,
  currentAppearance,
  currentTheme,
  onAppearanceChange,
  readTheme,
  type Theme,
} from './theme/theme.ts';
export { useTheme } from './theme/use-theme.ts';
export { prepareDocument } from './theme/prepare-document.ts';
export { UiProvider, useUiLabels, type UiLabels, type UiProviderProps } from './labels/ui-provider.tsx';

export { cx } from './text/cx.ts';
export { Icon, type IconProps } from './text/icon.tsx';
export { KeyboardHint, type KeyboardHintProps } from './text/keyboard-hint.tsx';
export { SkipLink, type SkipLinkProps } from './text/skip-link.tsx';
export { VisuallyHidden } from 'react-aria-components';

export {
  Button,
  buttonClass,
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
  ToggleButton,
  ToggleIconButton,
  type IconButtonProps,
  type ToggleButtonProps,
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
export { ComboBox, Select, type ComboBoxProps, type SelectProps } from './field/select.tsx';
export type { Option } from './field/options.tsx';
export {
  Checkbox,
  CheckboxGroup,
  RadioGroup,
  Switch,
  type CheckboxGroupProps,
  type CheckboxProps,
  type RadioGroupProps,
  type SwitchProps,
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
export { Tooltip, type TooltipPlacement, type TooltipProps } from './overlay/tooltip.tsx';
export {
  Menu,
  MenuButton,
  MenuItem,
  MenuSection,
  MenuSeparator,
  type MenuButtonProps,
  type MenuItemProps,
  type MenuProps,
  type MenuSectionProps,
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
  Loading,
  LoadingRegion,
  Skeleton,
  SkeletonRows,
  SkeletonText,
  type SkeletonProps,
} from './feedback/skeleton.tsx';
export { Spinner } from './feedback/spinner.tsx';
export { SaveState, type SaveStateKind, type SaveStateProps } from './feedback/save-state.tsx';
export {
  createToastQueue,
  type Toast,
  type ToastClock,
  type ToastContent,
  type ToastQueue,
  type ToastTone,
} from './feedback/toast-queue.ts';
export { toast, toastQueue } from './feedback/toast.ts';
export { ToastRegion, type ToastRegionProps } from './feedback/toast-region.tsx';

export {
  ManufakturMark,
  manufakturPath,
  manufakturPlace,
  type ManufakturMarkProps,
} from './marks/manufaktur-mark.tsx';
export {
  Chip,
  FilterChip,
  ManufakturChip,
  type ChipProps,
  type FilterChipProps,
  type ManufakturChipProps,
} from './marks/chip.tsx';
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
export {
  AvatarStack,
  initials,
  PersonAvatar,
  type AvatarStackProps,
  type PersonAvatarProps,
} from './marks/person.tsx';

export {
  PageHeader,
  SectionHeading,
  type PageHeaderProps,
  type SectionHeadingProps,
} from './layout/headings.tsx';
export { List, ListRow, type ListProps, type ListRowProps } from './layout/list.tsx';
export { DataTable, type Column, type DataTableProps, type Sort } from './layout/data-table.tsx';
export { Toolbar, ToolbarSeparator, type ToolbarProps } from './layout/toolbar.tsx';
