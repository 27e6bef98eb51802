import { ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  Popover,
  SelectValue,
  type ComboBoxProps as AriaComboBoxProps,
  type SelectProps as AriaSelectProps,
} from 'react-aria-components';

import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';
import { FieldHelp, FieldLabel, outerError, type FieldTexts } from './field-frame.tsx';
import { OptionList, type Option } from './options.tsx';

import overlay from '../overlay/popover.module.css';
import styles from './field.module.css';

type Owned = 'className' | 'style' | 'children' | 'render' | 'value' | 'defaultValue' | 'onChange';
type OldSelection = 'selectedKey' | 'defaultSelectedKey' | 'onSelectionChange' | 'selectionMode';

export interface SelectProps<Id extends string>
  extends Omit<AriaSelectProps<Option<Id>>, Owned | OldSelection>, FieldTexts {
  readonly options: readonly Option<Id>[];
  /** `null`: nothing chosen yet. */
  readonly value?: Id | null | undefined;
  readonly defaultValue?: Id | undefined;
  readonly onChange?: ((value: Id) => void) | undefined;
  readonly className?: string | undefined;
}

/** One of a few; up to about twelve. Above that use ComboBox. */
export function Select<Id extends string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  value,
  defaultValue,
  onChange,
  className,
  ...rest
}: SelectProps<Id>) {
  return (
    <AriaSelect
      {...rest}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      onChange={(key) => {
        // The keys are the options' ids; React Aria only widens their type.
        if (key !== null) onChange?.(key as Id);
      }}
      {...outerError(errorMessage, rest.isInvalid)}
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isRequired={rest.isRequired} />
      <Button className={cx(styles['control'], styles['select'])}>
        <SelectValue className={cx(styles['value'])}>
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <Icon icon={ChevronDown} size={16} />
      </Button>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover className={cx(overlay['popover'], overlay['asWide'])} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  );
}

export interface ComboBoxProps<Id extends string>
  extends
    Omit<AriaComboBoxProps<Option<Id>>, Owned | OldSelection | 'items' | 'defaultItems' | 'inputValue'>,
    FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value?: Id | null | undefined;
  readonly onChange?: ((value: Id | null) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly inputValue?: string | undefined;
  /** The options were already filtered (a search on the server): show all of them. */
  readonly isFiltered?: boolean | undefined;
  readonly className?: string | undefined;
}

/** One of many, found by typing. */
export function ComboBox<Id extends string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  value,
  onChange,
  placeholder,
  inputValue,
  isFiltered = false,
  className,
  ...rest
}: ComboBoxProps<Id>) {
  const labels = useUiLabels();
  return (
    <AriaComboBox
      {...rest}
      {...(value === undefined ? {} : { value })}
      {...(inputValue === undefined ? {} : { inputValue })}
      {...(isFiltered ? { items: options } : { defaultItems: options })}
      allowsEmptyCollection
      onChange={(key) => onChange?.(key as Id | null)}
      {...outerError(errorMessage, rest.isInvalid)}
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isRequired={rest.isRequired} />
      <Group className={cx(styles['group'])}>
        <Input {...(placeholder === undefined ? {} : { placeholder })} className={cx(styles['control'])} />
        <Button aria-label={labels.showOptions} className={cx(styles['inner'])}>
          <Icon icon={ChevronDown} size={16} />
        </Button>
      </Group>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover className={cx(overlay['popover'], overlay['asWide'])} offset={4}>
        <OptionList />
      </Popover>
    </AriaComboBox>
  );
}
