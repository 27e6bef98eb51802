import { LIMITS } from '@geflecht/contract';
import type { Proposal } from '@geflecht/domain';
import { Button, TextArea, TextField } from '@geflecht/ui';
import { type FormEvent, type KeyboardEvent, useState } from 'react';

import { useText } from '../../platform/text.tsx';
import type { HeaderChange } from './header-change.ts';

import styles from './proposal.module.css';

export interface TitleFormProps {
  readonly proposal: Proposal;
  /** `base` is the proposal as it was when the form opened. */
  readonly onSave: (change: HeaderChange, base: Proposal) => void;
  readonly onCancel: () => void;
}

/** Title and summary, edited in place. */
export function TitleForm({ proposal, onSave, onCancel }: TitleFormProps) {
  const { header, create } = useText().proposals;
  const [base] = useState(proposal);
  const [title, setTitle] = useState(base.title);
  const [summary, setSummary] = useState(base.summary);
  const [missing, setMissing] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (title.trim() === '') return setMissing(true);
    onSave({ title: title.trim().replace(/\s+/g, ' '), summary: summary.trim() }, base);
  }
  function leave(event: KeyboardEvent): void {
    if (event.key === 'Escape') onCancel();
  }
  return (
    <form className={styles['titleForm']} onSubmit={submit} onKeyDown={leave}>
      <TextField
        label={header.title}
        autoFocus
        maxLength={LIMITS.title}
        value={title}
        onChange={(next) => {
          setTitle(next);
          setMissing(false);
        }}
        errorMessage={missing ? create.missing : undefined}
      />
      <TextArea
        label={header.summary}
        rows={2}
        maxLength={LIMITS.summary}
        value={summary}
        onChange={setSummary}
      />
      <div className={styles['buttons']}>
        <Button variant="primary" type="submit">
          {header.save}
        </Button>
        <Button onPress={onCancel}>{header.cancel}</Button>
      </div>
    </form>
  );
}
