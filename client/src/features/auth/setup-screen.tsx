import { LIMITS, type SessionView } from '@geflecht/contract';
import { Banner, Button, LinkButton, PageHeader, TextField } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { useSessionChange } from '../../app/session-change.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useText } from '../../platform/text.tsx';
import { Form } from './form.tsx';
import { useFragmentToken } from './token.ts';

import styles from './auth.module.css';

const EMPTY = { code: '', name: '', email: '', password: '' };

/** The first real administrator; the server's output holds the code. */
export function SetupScreen() {
  const { auth } = useText();
  const { setupOpen } = useSession();
  const change = useSessionChange();
  const code = useFragmentToken();
  const [values, setValues] = useState({ ...EMPTY, code: code ?? '' });
  const setup = useMutation({
    mutationFn: () => request<SessionView>('setup', { body: values }),
    onSuccess: (session) => change(session, '/'),
  });
  const errors = fieldErrors(setup.error);
  const field = (name: keyof typeof EMPTY) => ({
    isRequired: true,
    value: values[name],
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
    errorMessage: errors.at(name),
  });

  if (!setupOpen) {
    return (
      <div className={styles['page']}>
        <PageHeader title={auth.setup.title} lead={auth.setup.closed} />
        <LinkButton href="/anmelden" variant="primary" className={styles['start']}>
          {auth.title}
        </LinkButton>
      </div>
    );
  }
  return (
    <div className={styles['page']}>
      <PageHeader title={auth.setup.title} lead={auth.setup.body} />
      <Form onSubmit={() => setup.mutate()}>
        {errors.general !== null && (
          <Banner tone="danger" isAnnounced>
            {sentenceOf(errors.general)}
          </Banner>
        )}
        <TextField
          label={auth.setup.code}
          description={auth.setup.codeHint}
          autoComplete="off"
          {...field('code')}
        />
        <TextField label={auth.setup.name} autoComplete="name" maxLength={LIMITS.name} {...field('name')} />
        <TextField label={auth.email} type="email" autoComplete="username" {...field('email')} />
        <TextField
          label={auth.password}
          type="password"
          autoComplete="new-password"
          minLength={LIMITS.passwordMinimum}
          description={auth.setup.passwordHint(LIMITS.passwordMinimum)}
          {...field('password')}
        />
        <Button type="submit" variant="primary" isPending={setup.isPending}>
          {auth.setup.button}
        </Button>
      </Form>
    </div>
  );
}
