import { LIMITS, type SessionView } from '@geflecht/contract';
import { Banner, Button, ManufakturChip, PageHeader, SectionHeading, TextField, toast } from '@geflecht/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';

import { overviewQuery, peopleQuery, sessionQuery, useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { TokensSection } from '../tokens/index.ts';
import { useSignOut } from './sign-out.tsx';

import styles from './profile.module.css';

interface ProfileChange {
  readonly name?: string;
  readonly newPassword?: string;
  readonly currentPassword?: string;
}

function useProfileChange(done: string, after?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileChange) => request<SessionView>('profile', { body }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      void queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
      toast({ text: done });
      after?.();
    },
  });
}

function Form({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      {children}
    </form>
  );
}

function NameForm({ name: before }: { readonly name: string }) {
  const { profile } = useText();
  const [name, setName] = useState(before);
  const change = useProfileChange(profile.saved);
  const errors = fieldErrors(change.error);
  return (
    <Form onSubmit={() => change.mutate({ name })}>
      {errors.general !== null && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(errors.general)}
        </Banner>
      )}
      <TextField
        label={profile.name}
        description={profile.nameHint}
        autoComplete="name"
        isRequired
        maxLength={LIMITS.name}
        value={name}
        onChange={setName}
        errorMessage={errors.at('name')}
      />
      <Button type="submit" isDisabled={name.trim() === before} isPending={change.isPending}>
        {profile.save}
      </Button>
    </Form>
  );
}

function PasswordForm() {
  const { profile } = useText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useProfileChange(profile.changed, () => {
    setCurrent('');
    setNext('');
  });
  const errors = fieldErrors(change.error);
  return (
    <Form
      onSubmit={() =>
        change.mutate({ newPassword: next, ...(current === '' ? {} : { currentPassword: current }) })
      }
    >
      {errors.general !== null && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(errors.general)}
        </Banner>
      )}
      <TextField
        label={profile.current}
        description={profile.currentHint}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        errorMessage={errors.at('currentPassword')}
      />
      <TextField
        label={profile.next}
        description={profile.nextHint(LIMITS.passwordMinimum)}
        type="password"
        autoComplete="new-password"
        isRequired
        minLength={LIMITS.passwordMinimum}
        value={next}
        onChange={setNext}
        errorMessage={errors.at('newPassword')}
      />
      <Button type="submit" isPending={change.isPending}>
        {profile.change}
      </Button>
    </Form>
  );
}

function Roles() {
  const { profile, people, words } = useText();
  const names = useManufakturNames();
  const { actor } = useSession();
  const { data } = useQuery(overviewQuery);
  const roleIn = (slug: string): string | null => {
    const is = (slugs: readonly string[]): boolean => slugs.includes(slug);
    if (is(actor.moderates)) return people.role.moderation;
    if (is(actor.pateOf)) return people.role.patin;
    if (is(actor.memberOf)) return people.role.mitglied;
    return is(actor.guestOf) ? people.role.gast : null;
  };
  const tied = (data?.manufakturen ?? []).flatMap((manufaktur) => {
    const role = roleIn(manufaktur.slug);
    return role === null ? [] : [{ manufaktur, role }];
  });
  if (tied.length === 0 && actor.offices.length === 0)
    return <p className={styles['soft']}>{profile.noRoles}</p>;
  return (
    <ul role="list" className={styles['roles']}>
      {actor.offices.map((office) => (
        <li key={office}>{words.office[office]}</li>
      ))}
      {tied.map(({ manufaktur, role }) => (
        <li key={manufaktur.slug} className={styles['role']}>
          <ManufakturChip
            number={manufaktur.number}
            name={names.short(manufaktur)}
            href={`/m/${manufaktur.slug}/menschen`}
          />
          <span className={styles['soft']}>{role}</span>
        </li>
      ))}
    </ul>
  );
}

/** A person's own affairs: name, password, signing out. */
export function ProfileScreen() {
  const { profile } = useText();
  const { person, email, demo } = useSession();
  const signOut = useSignOut();
  if (person === null) return null;
  // Example people belong to everybody who tries Geflecht out: nobody may rename them or throw the others out.
  const isExample = demo && email === null && !person.guest;
  return (
    <div className={styles['page']}>
      <PageHeader
        title={isExample ? person.name : profile.title}
        lead={email ?? (isExample ? profile.example : profile.noEmail)}
      />
      {!isExample && <NameForm key={person.name} name={person.name} />}
      <section className={styles['section']}>
        <SectionHeading>{profile.roles}</SectionHeading>
        <Roles />
      </section>
      {email !== null && (
        <section className={styles['section']}>
          <SectionHeading>{profile.passwordTitle}</SectionHeading>
          <PasswordForm />
        </section>
      )}
      <TokensSection isExample={isExample} />
      <section className={styles['section']}>
        <SectionHeading>{profile.outTitle}</SectionHeading>
        {!isExample && <p className={styles['soft']}>{profile.outBody}</p>}
        <div className={styles['buttons']}>
          <Button onPress={() => void signOut.ask(false)} isDisabled={signOut.isPending}>
            {profile.here}
          </Button>
          {!isExample && (
            <Button onPress={() => void signOut.ask(true)} isDisabled={signOut.isPending}>
              {profile.everywhere}
            </Button>
          )}
        </div>
        {signOut.question}
      </section>
    </div>
  );
}
