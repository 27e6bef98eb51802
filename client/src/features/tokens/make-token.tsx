import { type CreateTokenBody, LIMITS, type NewAccessToken } from '@geflecht/contract';
import {
  type AccessToken,
  type PersonId,
  TOKEN_DAYS,
  type TokenDays,
  type TokenScope,
} from '@geflecht/domain';
import { formatDate } from '@geflecht/i18n';
import { Banner, Button, Dialog, RadioGroup, Select, TextField } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';

import { request, sentenceOf } from '../../platform/api.ts';
import { CopyButton } from '../../platform/copy-button.tsx';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { MadeToken } from './made-token.tsx';
import { tokensQuery } from './queries.ts';

import styles from './tokens.module.css';

interface MakeTokenProps {
  readonly person: PersonId;
  /** Whether the person may have a password that is to be shown once more. */
  readonly asksPassword: boolean;
  readonly onClose: () => void;
}

const DAY = 24 * 60 * 60 * 1000;

/** Asks what the token is for, makes it, and shows it this once. */
export function MakeToken({ person, asksPassword, onClose }: MakeTokenProps) {
  const { form, made } = useText().tokens;
  const queries = useQueryClient();
  const formId = useId();
  const [asked, setAsked] = useState<Omit<CreateTokenBody, 'currentPassword'>>({
    name: '',
    scope: 'read',
    days: 30,
  });
  const [password, setPassword] = useState('');
  const make = useMutation({
    mutationFn: (body: CreateTokenBody) => request<NewAccessToken>('createToken', { body }),
    onSuccess: ({ token }) => {
      setPassword('');
      queries.setQueryData(tokensQuery(person).queryKey, (list: readonly AccessToken[] | undefined) => [
        token,
        ...(list ?? []),
      ]);
    },
  });
  const errors = fieldErrors(make.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate({ ...asked, ...(password === '' ? {} : { currentPassword: password }) });
  };
  if (make.data !== undefined) {
    const { secret } = make.data;
    return (
      <Dialog
        isOpen
        // A stray press beside it would lose the only sight of the key.
        isDismissable={false}
        onOpenChange={onClose}
        title={made.title}
        actions={
          <>
            <Button onPress={onClose}>{made.done}</Button>
            <CopyButton text={secret} label={made.copy} copiedLabel={made.copied} variant="primary" />
          </>
        }
      >
        <MadeToken secret={secret} />
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={onClose}
      title={form.title}
      actions={
        <>
          <Button onPress={onClose}>{form.cancel}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={make.isPending}>
            {form.button}
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
        <TextField
          label={form.name}
          description={form.nameHint}
          autoFocus
          isRequired
          maxLength={LIMITS.tokenName}
          value={asked.name}
          onChange={(name) => setAsked({ ...asked, name })}
          errorMessage={errors.at('name')}
        />
        <RadioGroup<TokenScope>
          label={form.scope}
          value={asked.scope}
          onChange={(scope) => setAsked({ ...asked, scope })}
          options={[
            { id: 'read', label: form.read, description: form.readHint },
            { id: 'write', label: form.write, description: form.writeHint },
          ]}
        />
        <DaysField days={asked.days} onChange={(days) => setAsked({ ...asked, days })} />
        {asksPassword && (
          <TextField
            label={form.password}
            description={form.passwordHint}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            errorMessage={errors.at('currentPassword')}
          />
        )}
      </form>
    </Dialog>
  );
}

interface DaysFieldProps {
  readonly days: TokenDays;
  readonly onChange: (days: TokenDays) => void;
}

function DaysField({ days, onChange }: DaysFieldProps) {
  const { form } = useText().tokens;
  const language = useLanguage();
  const now = useNow();
  const end = formatDate(language, new Date(now.getTime() + days * DAY));
  return (
    <Select
      label={form.days}
      description={form.daysHint(end)}
      options={TOKEN_DAYS.map((each) => ({ id: String(each), label: form.day[each] }))}
      value={String(days)}
      onChange={(id) => {
        const chosen = TOKEN_DAYS.find((each) => String(each) === id);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
