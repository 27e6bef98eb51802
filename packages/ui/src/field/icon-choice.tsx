import type { ReactNode } from 'react';
import { Radio, RadioGroup, Label } from 'react-aria-components';

import { cx } from '../text/cx.ts';

import styles from './icon-choice.module.css';

export interface IconOption<Id extends string> {
  readonly id: Id;
  /** Spoken, and shown while the pointer rests on it. */
  readonly label: string;
  readonly icon: ReactNode;
}

export interface IconChoiceProps<Id extends string> {
  readonly label: string;
  readonly options: readonly IconOption<Id>[];
  /** Null while several of them hold. */
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
}

/** One of a few looks, each shown by its picture. */
export function IconChoice<Id extends string>({ label, options, value, onChange }: IconChoiceProps<Id>) {
  return (
    <RadioGroup
      orientation="horizontal"
      value={value ?? ''}
      onChange={(id) => onChange(id as Id)}
      className={cx(styles['group'])}
    >
      <Label className={cx(styles['label'])}>{label}</Label>
      <div className={styles['options']}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} aria-label={option.label} className={cx(styles['option'])}>
            <span className={styles['sign']} title={option.label}>
              {option.icon}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
