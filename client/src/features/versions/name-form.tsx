import { LIMITS } from '@geflecht/contract';
import { Banner, Button, TextField } from '@geflecht/ui';
import { type FormEvent, type KeyboardEvent, useState } from 'react';

import { useText } from '../../platform/text.tsx';

import styles from './versions.module.css';

export interface NameFormProps {
  readonly hint: string;
  /** The name it has so far. */
  readonly name?: string;
  readonly isPending: boolean;
  /** Why the last attempt did not work. */
  readonly problem: string | null;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

/** Gives a version its name. */
export function NameForm({ hint, name = '', isPending, problem, onSave, onCancel }: NameFormProps) {
  const text = useText();
  const { naming } = text.versions;
  const [words, setWords] = useState(name);
  const [missing, setMissing] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const trimmed = words.trim();
    setMissing(trimmed === '');
    if (trimmed !== '') onSave(trimmed);
  }
  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // Only the form is left, not what it stands in.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  }
  return (
    <form className={styles['naming']} onSubmit={submit} onKeyDown={leave}>
      {problem !== null && (
        <Banner tone="danger" isAnnounced>
          {problem}
        </Banner>
      )}
      <TextField
        label={naming.name}
        description={hint}
        autoFocus
        maxLength={LIMITS.versionName}
        value={words}
        onChange={(next) => {
          setWords(next);
          setMissing(false);
        }}
        errorMessage={missing ? text.errors.required : undefined}
      />
      <div className={styles['buttons']}>
        <Button variant="primary" type="submit" isPending={isPending}>
          {naming.save}
        </Button>
        <Button onPress={onCancel}>{naming.cancel}</Button>
      </div>
    </form>
  );
}
