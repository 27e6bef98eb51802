import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  Radio,
  RadioGroup as AriaRadioGroup,
  type CheckboxGroupProps as AriaCheckboxGroupProps,
  type CheckboxProps as AriaCheckboxProps,
  type RadioGroupProps as AriaRadioGroupProps,
} from 'react-aria-components';

import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';
import { FieldHelp, FieldLabel, outerError, type FieldTexts } from './field-frame.tsx';
import type { Option } from './options.tsx';

import styles from './field.module.css';

type Unstyled<T> = Omit<T, 'className' | 'style' | 'children' | 'render'>;

function ChoiceText({ label, description }: { readonly label: ReactNode; readonly description?: ReactNode }) {
  return (
    <span className={styles['choiceText']}>
      <span>{label}</span>
      {description !== undefined && <span className={styles['description']}>{description}</span>}
    </span>
  );
}

interface CheckboxProps extends Unstyled<AriaCheckboxProps> {
  readonly children: ReactNode;
  readonly description?: ReactNode;
  readonly className?: string | undefined;
}

function Checkbox({ children, description, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={cx(styles['choice'], className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles['box']}>
            {isIndeterminate ? (
              <Icon icon={Minus} size={14} />
            ) : (
              isSelected && <Icon icon={Check} size={14} />
            )}
          </span>
          <ChoiceText label={children} description={description} />
        </>
      )}
    </AriaCheckbox>
  );
}

export interface CheckboxGroupProps<Id extends string>
  extends Omit<Unstyled<AriaCheckboxGroupProps>, 'value' | 'onChange'>, FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value?: readonly Id[] | undefined;
  readonly onChange?: ((value: Id[]) => void) | undefined;
  readonly orientation?: 'vertical' | 'horizontal' | undefined;
  readonly className?: string | undefined;
}

export function CheckboxGroup<Id extends string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  value,
  onChange,
  orientation = 'vertical',
  className,
  ...rest
}: CheckboxGroupProps<Id>) {
  return (
    <AriaCheckboxGroup
      {...rest}
      {...(value === undefined ? {} : { value: [...value] })}
      onChange={(ids) => onChange?.(ids as Id[])}
      {...outerError(errorMessage, rest.isInvalid)}
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isRequired={rest.isRequired} />
      <div className={styles['choices']} data-orientation={orientation}>
        {options.map((option) => (
          <Checkbox
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            description={option.description}
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaCheckboxGroup>
  );
}

export interface RadioGroupProps<Id extends string>
  extends Omit<Unstyled<AriaRadioGroupProps>, 'value' | 'defaultValue' | 'onChange'>, FieldTexts {
  readonly options: readonly Option<Id>[];
  /** `null`: nothing chosen yet. */
  readonly value?: Id | null | undefined;
  readonly defaultValue?: Id | undefined;
  readonly onChange?: ((value: Id) => void) | undefined;
  readonly className?: string | undefined;
}

export function RadioGroup<Id extends string>({
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
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...rest}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      onChange={(id) => onChange?.(id as Id)}
      {...outerError(errorMessage, rest.isInvalid)}
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isRequired={rest.isRequired} />
      <div className={styles['choices']} data-orientation={rest.orientation ?? 'vertical'}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className={cx(styles['choice'])}
          >
            <span className={styles['dot']} />
            {option.icon}
            <ChoiceText label={option.label} description={option.description} />
          </Radio>
        ))}
      </div>
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
