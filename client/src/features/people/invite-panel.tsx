import type { Invitation } from '@geflecht/contract';
import { may, type ManufakturSlug } from '@geflecht/domain';
import { formatDateTime } from '@geflecht/i18n';
import { Banner, Button, SectionHeading, TextField } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';

import { useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { CopyButton } from '../../platform/copy-button.tsx';
import { useLanguage, useText } from '../../platform/text.tsx';

import styles from './people.module.css';

/** A link to hand on; the server keeps only its hash, so it is shown once. */
export function InvitePanel({ slug }: { readonly slug: ManufakturSlug }) {
  const { people } = useText();
  const language = useLanguage();
  const { actor } = useSession();
  const invite = useMutation({
    mutationFn: () => request<Invitation>('invite', { params: { slug } }),
  });
  if (may(actor, 'invite_guest', { manufaktur: slug }) !== 'yes') return null;
  return (
    <section className={styles['panel']}>
      <SectionHeading>{people.invite.title}</SectionHeading>
      <p>{people.invite.body}</p>
      {invite.isError && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(invite.error)}
        </Banner>
      )}
      {invite.data !== undefined && (
        <>
          <TextField
            label={people.invite.link}
            value={invite.data.url}
            isReadOnly
            description={people.invite.once(formatDateTime(language, invite.data.expiresAt))}
            onFocus={(event) =>
              event.currentTarget instanceof HTMLInputElement && event.currentTarget.select()
            }
          />
          <CopyButton
            text={invite.data.url}
            label={people.invite.copy}
            copiedLabel={people.invite.copied}
            variant="primary"
          />
        </>
      )}
      <Button className={styles['start']} isPending={invite.isPending} onPress={() => invite.mutate()}>
        {invite.data === undefined ? people.invite.button : people.invite.another}
      </Button>
    </section>
  );
}
