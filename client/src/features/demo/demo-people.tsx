import type { DemoPerson, SessionView } from '@geflecht/contract';
import {
  Banner,
  Button,
  Icon,
  LoadingRegion,
  ManufakturMark,
  PersonAvatar,
  Select,
  SkeletonRows,
} from '@geflecht/ui';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';

import { overviewQuery, useSession } from '../../app/queries.ts';
import { ownAddress, useSessionChange } from '../../app/session-change.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';

import styles from './demo.module.css';

/** ms. */
const AGAIN_AFTER = 5000;

const demoPeopleQuery = queryOptions({
  queryKey: ['demo-people'],
  queryFn: ({ signal }) => request<DemoPerson[]>('demoPeople', { signal }),
  // Without a connection it fails with a sentence at once instead of waiting without one.
  networkMode: 'always',
  retry: false,
  refetchInterval: ({ state }) =>
    state.data === undefined && state.errorUpdateCount > 0 ? AGAIN_AFTER : false,
});

const ROLES = [
  'participant',
  'moderator',
  'pate',
  'kk',
  'city',
  'admin',
] as const satisfies readonly DemoPerson['role'][];

function useEnter(onEntered?: () => void) {
  const change = useSessionChange();
  const onward = useRouterState({
    select: ({ location }) =>
      location.pathname === '/anmelden' ? ownAddress(location.search.weiter) : location.href,
  });
  return useMutation({
    mutationFn: (person: DemoPerson) => request<SessionView>('demoEnter', { body: { person: person.id } }),
    onSuccess: async (session, person) => {
      onEntered?.();
      const [home] = person.manufakturen;
      const to = onward === '/' && home !== undefined ? `/m/${home}/tafel` : onward;
      await change(session, to);
    },
  });
}

/** One press per role, and a choice of person beside it. */
export function DemoPeople({ onEntered }: { readonly onEntered?: () => void }) {
  const { demo } = useText();
  const { data: people, errorUpdateCount, isFetching, refetch } = useQuery(demoPeopleQuery);
  const enter = useEnter(onEntered);
  return (
    <div className={styles['people']}>
      <p className={styles['soft']}>{demo.body}</p>
      {enter.isError && <Banner tone="danger">{sentenceOf(enter.error)}</Banner>}
      {people === undefined && errorUpdateCount > 0 ? (
        <Banner
          tone="caution"
          isAnnounced
          action={
            <Button isPending={isFetching} onPress={() => void refetch()}>
              {demo.again}
            </Button>
          }
        >
          {demo.notLoaded}
        </Banner>
      ) : people === undefined ? (
        <LoadingRegion>
          <SkeletonRows count={6} />
        </LoadingRegion>
      ) : (
        <ul role="list" className={styles['roles']}>
          {ROLES.map((role) => (
            <RoleRow
              key={role}
              role={role}
              people={people.filter((person) => person.role === role)}
              enter={(person) => enter.mutate(person)}
              entering={enter.isPending ? enter.variables.id : null}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface RoleRowProps {
  readonly role: DemoPerson['role'];
  readonly people: readonly DemoPerson[];
  readonly enter: (person: DemoPerson) => void;
  readonly entering: string | null;
}

function RoleRow({ role, people, enter, entering }: RoleRowProps) {
  const { demo } = useText();
  const names = useManufakturNames();
  const { data: overview } = useQuery(overviewQuery);
  const own = useSession().person?.id;
  const [first] = people;
  const places = (person: DemoPerson): string =>
    (overview?.manufakturen ?? [])
      .filter((manufaktur) => person.manufakturen.includes(manufaktur.slug))
      .map(names.short)
      .join(', ');
  const place = overview?.manufakturen.find((manufaktur) => first?.manufakturen[0] === manufaktur.slug);
  return (
    <li className={styles['role']}>
      {first === undefined ? (
        <p className={styles['soft']}>{demo.none}</p>
      ) : (
        <>
          <PersonAvatar name={first.name} isDecorative size={40} />
          <div className={styles['who']}>
            <h3 className={styles['roleName']}>{demo.roles[role]}</h3>
            <p className={styles['soft']}>
              {first.name}
              {place !== undefined && (
                <span className={styles['place']}>
                  <ManufakturMark number={place.number} size={12} /> {names.short(place)}
                </span>
              )}
            </p>
            <p className={styles['does']}>{demo.does[role]}</p>
          </div>
          <div className={styles['choose']}>
            <Button
              {...(first.id === own ? {} : { 'aria-label': demo.enter(first.name) })}
              isDisabled={first.id === own}
              isPending={entering === first.id}
              onPress={() => enter(first)}
              iconAfter={<Icon icon={ArrowRight} size={16} />}
            >
              {first.id === own ? demo.already : demo.enterShort}
            </Button>
            {people.length > 1 && (
              <Select
                label={`${demo.others}: ${demo.roles[role]}`}
                isLabelHidden
                placeholder={demo.others}
                options={people.map((person) => ({
                  id: person.id,
                  label: person.name,
                  description: places(person),
                }))}
                value={null}
                onChange={(id) => {
                  const chosen = people.find((person) => person.id === id);
                  if (chosen !== undefined) enter(chosen);
                }}
              />
            )}
          </div>
        </>
      )}
    </li>
  );
}
