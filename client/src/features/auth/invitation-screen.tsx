import { LIMITS, type SessionView } from '@geflecht/contract';
import { Banner, Button, PageHeader, TextField, TextLink } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { useSessionChange } from '../../app/session-change.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useText } from '../../platform/text.tsx';
import { Form } from './form.tsx';
import { useFragmentToken } from './token.ts';

import styles from './auth.module.css';

/** An invitation link leads here: a name, and one is in. */
export function InvitationScreen() {
  const { auth } = useText();
  const token = useFragmentToken();
  const change = useSessionChange();
  const [name, setName] = useState('');
  const enter = useMutation({
    mutationFn: (key: string) => request<SessionView>('guest', { body: { token: key, displayName: name } }),
    onSuccess: (session) => {
      const [home] = session.actor.guestOf;
      return change(session, home === undefined ? '/' : `/m/${home}/tafel`);
    },
  });
  const errors = fieldErrors(enter.error);
  return (
    <div className={styles['page']}>
      <PageHeader
        title={auth.invitation.title}
        lead={token === null ? auth.invitation.missing : auth.invitation.body}
      />
      {token !== null && (
        <Form onSubmit={() => enter.mutate(token)}>
          {errors.general !== null && (
            <Banner tone="danger" isAnnounced>
              {sentenceOf(errors.general)}
            </Banner>
          )}
          <TextField
            label={auth.invitation.name}
            description={auth.invitation.nameHint}
            autoComplete="name"
            isRequired
            maxLength={LIMITS.name}
            value={name}
            onChange={setName}
            errorMessage={errors.at('displayName')}
          />
          <Button type="submit" variant="primary" isPending={enter.isPending}>
            {auth.invitation.button}
          </Button>
        </Form>
      )}
      <TextLink href="/anmelden" className={styles['start']}>
        {auth.invitation.account}
      </TextLink>
    </div>
  );
}
