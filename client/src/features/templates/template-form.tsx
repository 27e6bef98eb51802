import { LIMITS } from '@geflecht/contract';
import { Banner, Button, Dialog, TextArea, TextField } from '@geflecht/ui';
import { type FormEvent, useId, useState } from 'react';

import { sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useText } from '../../platform/text.tsx';

import styles from './templates.module.css';

export interface TemplateFormProps {
  readonly title: string;
  readonly button: string;
  /** What is said before the fields. */
  readonly notes?: readonly string[];
  readonly begins: { readonly title: string; readonly howTo: string };
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (given: { readonly title: string; readonly howTo: string }) => void;
  readonly onClose: () => void;
}

/** Asks what a template is called and how one works with it. */
export function TemplateForm({
  title,
  button,
  notes = [],
  begins,
  isPending,
  error,
  onSubmit,
  onClose,
}: TemplateFormProps) {
  const { form } = useText().templates;
  const formId = useId();
  const [given, setGiven] = useState(begins);
  const errors = fieldErrors(error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit(given);
  };
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={onClose}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{form.cancel}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {button}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={submit}>
        {errors.general !== null && (
          <Banner tone="danger" isAnnounced>
            {sentenceOf(errors.general)}
          </Banner>
        )}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <TextField
          label={form.name}
          autoFocus
          isRequired
          maxLength={LIMITS.templateTitle}
          value={given.title}
          onChange={(value) => setGiven({ ...given, title: value })}
          errorMessage={errors.at('title')}
        />
        <TextArea
          label={form.howTo}
          rows={4}
          maxLength={LIMITS.templateHowTo}
          value={given.howTo}
          onChange={(howTo) => setGiven({ ...given, howTo })}
          errorMessage={errors.at('howTo')}
        />
      </form>
    </Dialog>
  );
}
