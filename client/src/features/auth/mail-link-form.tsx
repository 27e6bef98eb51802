import { Banner, Button, Icon, TextField } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';

import { useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { Form } from './form.tsx';

import styles from './auth.module.css';

/** Asks for a sign-in link; the answer is the same whether the address is known or not. */
export function MailLinkForm({
  email,
  onEmail,
}: {
  readonly email: string;
  readonly onEmail: (email: string) => void;
}) {
  const { auth } = useText();
  const language = useLanguage();
  const { mailConfigured } = useSession();
  const send = useMutation({
    mutationFn: (address: string) => request<void>('mailLink', { body: { email: address, language } }),
  });
  const errors = fieldErrors(send.error);
  if (send.isSuccess) {
    return (
      <div className={styles['form']} role="status">
        <Icon icon={MailCheck} size={28} />
        <p className={styles['lead']}>{auth.linkSent(send.variables)}</p>
        <p className={styles['soft']}>{mailConfigured ? auth.linkSentMore : auth.linkInOutbox}</p>
        <Button className={styles['start']} onPress={() => send.reset()}>
          {auth.anotherAddress}
        </Button>
      </div>
    );
  }
  return (
    <Form onSubmit={() => send.mutate(email)}>
      {errors.general !== null && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(errors.general)}
        </Banner>
      )}
      <p className={styles['soft']}>{auth.linkHint}</p>
      <TextField
        label={auth.email}
        type="email"
        autoComplete="email"
        isRequired
        value={email}
        onChange={onEmail}
        errorMessage={errors.at('email')}
      />
      <Button type="submit" variant="primary" isPending={send.isPending}>
        {auth.sendLink}
      </Button>
    </Form>
  );
}
