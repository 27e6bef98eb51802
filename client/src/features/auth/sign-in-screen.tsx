import { type SessionView, type SignInBody } from '@geflecht/contract';
import {
  Banner,
  Button,
  PageHeader,
  SectionHeading,
  Tabs,
  TabPanel,
  TextField,
  TextLink,
} from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { ownAddress, useSessionChange } from '../../app/session-change.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useText } from '../../platform/text.tsx';
import { DemoPeople } from '../demo/index.ts';
import { Form } from './form.tsx';
import { MailLinkForm } from './mail-link-form.tsx';

import styles from './auth.module.css';

const route = getRouteApi('/anmelden');

function PasswordForm({
  email,
  onEmail,
  onward,
}: {
  email: string;
  onEmail: (email: string) => void;
  onward: string;
}) {
  const { auth } = useText();
  const change = useSessionChange();
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: (body: SignInBody) => request<SessionView>('signIn', { body }),
    onSuccess: (session) => change(session, onward),
  });
  const errors = fieldErrors(signIn.error);
  return (
    <Form onSubmit={() => signIn.mutate({ email, password })}>
      {errors.general !== null && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(errors.general)}
        </Banner>
      )}
      <TextField
        label={auth.email}
        type="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={onEmail}
        errorMessage={errors.at('email')}
      />
      <TextField
        label={auth.password}
        type="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
        errorMessage={errors.at('password')}
      />
      <Button type="submit" variant="primary" isPending={signIn.isPending}>
        {auth.signIn}
      </Button>
    </Form>
  );
}

/** Password or a link by mail; with example data also one press per role. */
export function SignInScreen() {
  const { auth, demo } = useText();
  const session = useSession();
  const onward = ownAddress(route.useSearch().weiter);
  const [email, setEmail] = useState('');
  return (
    <div className={session.demo ? `${styles['page']} ${styles['wide']}` : styles['page']}>
      <PageHeader title={auth.title} {...(session.demo ? {} : { lead: auth.lead })} />
      {session.person !== null && (
        <Banner action={<TextLink href={onward}>{auth.onward}</TextLink>}>
          {auth.already(session.person.name)}
        </Banner>
      )}
      {session.demo && (
        <section className={styles['demo']} aria-labelledby="beispiel-titel">
          <SectionHeading id="beispiel-titel">{demo.title}</SectionHeading>
          <DemoPeople />
        </section>
      )}
      {session.demo && <SectionHeading>{auth.own}</SectionHeading>}
      <Tabs
        label={auth.title}
        items={[
          { id: 'password', label: auth.byPassword },
          { id: 'link', label: auth.byLink },
        ]}
      >
        <TabPanel id="password">
          <PasswordForm email={email} onEmail={setEmail} onward={onward} />
        </TabPanel>
        <TabPanel id="link">
          <MailLinkForm email={email} onEmail={setEmail} />
        </TabPanel>
      </Tabs>
      {session.setupOpen && <TextLink href="/einrichten">{demo.setup}</TextLink>}
    </div>
  );
}
