import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text, VisuallyHidden } from 'react-aria-components';

import { useUiLabels } from '../labels/ui-provider.tsx';
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
    ? { isInvalid: isInvalid ?? false, validationBehavior: 'native' }
    : { isInvalid: isInvalid ?? true, validationBehavior: 'aria' };
}

interface OuterError {
  readonly isInvalid: boolean;
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
      {label}
      {isRequired && <span className={styles['required']}>{labels.required}</span>}
    </Label>
  );
  return isLabelHidden ? <VisuallyHidden>{content}</VisuallyHidden> : content;
}

/** The error takes the description's place, so that a field of one line stays one line. */
export function FieldHelp({ description, errorMessage }: Pick<FieldTexts, 'description' | 'errorMessage'>) {
  return (
    <>
      {description !== undefined && errorMessage === undefined && (
        <Text slot="description" className={cx(styles['description'])}>
          {description}
        </Text>
      )}
      <FieldError className={cx(styles['error'])}>
        {({ validationErrors }) => (
          <>
            <Icon icon={CircleAlert} size={15} />
            <span>{errorMessage ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  );
}
