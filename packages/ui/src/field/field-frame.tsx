import { CircleAlert } from 'lucide-react';
import type { InputEvent, ReactNode } from 'react';
import { FieldError, Label, Text, VisuallyHidden } from 'react-aria-components';

import { type UiLabels, useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './field.module.css';

/** The texts every field has. */
export interface FieldTexts {
  readonly label: string;
  /** The label is spoken but not shown; only where the place makes it plain (a search in a bar). */
  readonly isLabelHidden?: boolean | undefined;
  readonly description?: ReactNode;
  /** What is wrong and what helps; showing it marks the field as invalid. */
  readonly errorMessage?: string | undefined;
}

/**
 * What an error from outside means for the field. It marks the field and no more: with the browser's own behaviour it
 * would keep the form from being sent, so that a corrected answer could never reach the server that refused the first.
 */
export function outerError(errorMessage: string | undefined, isInvalid?: boolean): OuterError {
  return errorMessage === undefined
    ? // Even `false` from outside would hide what the browser finds missing.
      { ...(isInvalid === undefined ? {} : { isInvalid }), validationBehavior: 'native' }
    : { isInvalid: isInvalid ?? true, validationBehavior: 'aria' };
}

interface OuterError {
  readonly isInvalid?: boolean;
  readonly validationBehavior: 'native' | 'aria';
}

export function FieldLabel({
  label,
  isLabelHidden = false,
  isRequired = false,
}: Pick<FieldTexts, 'label' | 'isLabelHidden'> & { readonly isRequired?: boolean | undefined }) {
  const labels = useUiLabels();
  const content = (
    <Label className={cx(styles['label'])}>
      {label} {isRequired && <span className={styles['required']}>{labels.required}</span>}
    </Label>
  );
  return isLabelHidden ? <VisuallyHidden>{content}</VisuallyHidden> : content;
}

/** The error takes the description's place, so that a field of one line stays one line. */
export function FieldHelp({ description, errorMessage }: Pick<FieldTexts, 'description' | 'errorMessage'>) {
  const labels = useUiLabels();
  return (
    <>
      {description !== undefined && errorMessage === undefined && (
        <Text slot="description" className={cx(styles['description'])}>
          {description}
        </Text>
      )}
      <FieldError className={cx(styles['error'])}>
        {({ validationErrors, validationDetails }) => (
          <>
            <Icon icon={CircleAlert} size={15} />
            <span>{errorMessage ?? inOurWords(validationDetails, labels) ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  );
}

/** The browser speaks its own language, which need not be the page's. */
function inOurWords(details: ValidityState, labels: UiLabels): string | undefined {
  if (details.valueMissing) return labels.valueMissing;
  if (details.typeMismatch) return labels.typeMismatch;
  if (details.tooShort) return labels.tooShort;
  return undefined;
}

/**
 * Takes an error away as soon as what is typed is right. Otherwise it would go when the field is left, and everything
 * below would move up from under the press on the form's button.
 */
export function forgiveOnceRight({ currentTarget: input }: InputEvent<HTMLInputElement>): void {
  if (input.ariaInvalid === 'true' && input.validity.valid) {
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
