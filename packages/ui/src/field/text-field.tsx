import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  TextField as AriaTextField,
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  TextArea as AriaTextArea,
  type SearchFieldProps as AriaSearchFieldProps,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';

import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';
import { FieldHelp, FieldLabel, forgiveOnceRight, outerError, type FieldTexts } from './field-frame.tsx';

import styles from './field.module.css';

type Unstyled<T> = Omit<T, 'className' | 'style' | 'children' | 'render'>;

export interface TextFieldProps extends Unstyled<AriaTextFieldProps>, FieldTexts {
  readonly placeholder?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly className?: string | undefined;
}

export function TextField({
  label,
  isLabelHidden,
  description,
  errorMessage,
  placeholder,
  inputRef,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      {...outerError(errorMessage, rest.isInvalid)}
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isRequired={rest.isRequired} />
      <Input
        ref={inputRef ?? null}
        onInput={forgiveOnceRight}
        {...(placeholder === undefined ? {} : { placeholder })}
        className={cx(styles['control'])}
      />
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Unstyled<AriaTextFieldProps>, FieldTexts {
  readonly placeholder?: string | undefined;
  /** Lines shown before it grows. Default 3. */
  readonly rows?: number | undefined;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
  readonly className?: string | undefined;
}

export function TextArea({
  label,
  isLabelHidden,
  description,
  errorMessage,
  placeholder,
  rows = 3,
  inputRef,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      {...outerError(errorMessage, rest.isInvalid)}
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isRequired={rest.isRequired} />
      <AriaTextArea
        ref={inputRef ?? null}
        {...(placeholder === undefined ? {} : { placeholder })}
        rows={rows}
        className={cx(styles['control'], styles['area'])}
      />
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

export interface SearchFieldProps extends Unstyled<AriaSearchFieldProps>, FieldTexts {
  readonly placeholder?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly className?: string | undefined;
}

/** Searching as one types; Esc empties it. */
export function SearchField({
  label,
  isLabelHidden = true,
  description,
  errorMessage,
  placeholder,
  inputRef,
  className,
  ...rest
}: SearchFieldProps) {
  const labels = useUiLabels();
  return (
    <AriaSearchField
      {...rest}
      {...outerError(errorMessage, rest.isInvalid)}
      className={cx(styles['field'], styles['search'], className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isRequired={rest.isRequired} />
      <Group className={cx(styles['group'])}>
        <Icon icon={Search} />
        <Input
          ref={inputRef ?? null}
          {...(placeholder === undefined ? {} : { placeholder })}
          className={cx(styles['control'])}
        />
        <Button aria-label={labels.clear} className={cx(styles['inner'])}>
          <Icon icon={X} size={16} />
        </Button>
      </Group>
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaSearchField>
  );
}
