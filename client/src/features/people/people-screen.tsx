import type { ManufakturSlug } from '@geflecht/domain';
import { formatDate } from '@geflecht/i18n';
import {
  LoadingRegion,
  ManufakturChip,
  PageHeader,
  PersonAvatar,
  SectionHeading,
  SkeletonRows,
} from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import { usePeople, useRoster } from '../../app/feed.ts';
import { manufakturQuery, overviewQuery, useSession } from '../../app/queries.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { type Belonging, type Group, groupPeople, GROUPS } from './groups.ts';
import { InvitePanel } from './invite-panel.tsx';
import { JoinPanel } from './join-panel.tsx';

import styles from './people.module.css';

function Whereabouts({ person, slug }: { readonly person: string; readonly slug: ManufakturSlug }) {
  const { people } = useText();
  const names = useManufakturNames();
  const roster = useRoster();
  const { data: overview } = useQuery(overviewQuery);
  const place = roster.people.find((entry) => entry.person === person)?.place;
  if (place === undefined) return null;
  if (place.manufaktur === slug) return <span className={styles['here']}>{people.here}</span>;
  const elsewhere = overview?.manufakturen.find((each) => each.slug === place.manufaktur);
  if (elsewhere === undefined) return null;
  return (
    <ManufakturChip
      number={elsewhere.number}
      name={people.elsewhere(names.short(elsewhere))}
      href={`/m/${elsewhere.slug}/tafel`}
    />
  );
}

function PersonRow({ belonging, slug }: { readonly belonging: Belonging; readonly slug: ManufakturSlug }) {
  const { people, words } = useText();
  const language = useLanguage();
  const directory = usePeople();
  const own = useSession().person?.id;
  const person = directory.get(belonging.person);
  const name = person?.name ?? people.unknown;
  const { appointment, membership } = belonging;
  const until = appointment?.extendedTo ?? appointment?.ends ?? null;
  return (
    <li className={styles['person']}>
      <PersonAvatar name={name} isDecorative size={36} />
      <div className={styles['words']}>
        <p className={styles['name']}>
          {name}
          {belonging.person === own && <span className={styles['soft']}> ({people.you})</span>}
        </p>
        <p className={styles['soft']}>
          {appointment !== null && until !== null && people.term(formatDate(language, until))}
          {appointment?.state === 'laeuft_bald_ab' && `, ${people.expiring}`}
          {appointment === null &&
            membership !== null &&
            people.since(formatDate(language, membership.since))}
          {person?.offices.map((office) => ` · ${words.office[office]}`)}
        </p>
      </div>
      <Whereabouts person={belonging.person} slug={slug} />
    </li>
  );
}

function PeopleGroup({
  group,
  members,
  slug,
}: {
  group: Group;
  members: readonly Belonging[];
  slug: ManufakturSlug;
}) {
  const { people } = useText();
  return (
    <section className={styles['group']}>
      <SectionHeading count={members.length}>{people.roles[group]}</SectionHeading>
      {members.length === 0 ? (
        <p className={styles['soft']}>{people.nobody[group]}</p>
      ) : (
        <ul role="list" className={styles['list']}>
          {members.map((belonging) => (
            <PersonRow key={belonging.person} belonging={belonging} slug={slug} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who belongs to a Manufaktur, and the way to belong oneself. */
export function PeopleScreen() {
  const { people } = useText();
  const names = useManufakturNames();
  const { slug } = useParams({ from: '/m/$slug/menschen' });
  const directory = usePeople();
  const { data } = useQuery({ ...manufakturQuery(slug), throwOnError: true });
  if (data === undefined) {
    return (
      <div className={styles['page']}>
        <LoadingRegion>
          <SkeletonRows count={8} />
        </LoadingRegion>
      </div>
    );
  }
  const groups = groupPeople(data, (person) => directory.name(person) ?? '');
  return (
    <div className={styles['page']}>
      <PageHeader
        title={people.title(names.short(data))}
        manufaktur={data.number}
        lead={data.workStructure}
      />
      <div className={styles['columns']}>
        <div className={styles['people']}>
          {GROUPS.map((group) => (
            <PeopleGroup key={group} group={group} members={groups[group]} slug={slug} />
          ))}
        </div>
        <aside className={styles['side']}>
          <JoinPanel detail={data} />
          <InvitePanel slug={slug} />
        </aside>
      </div>
    </div>
  );
}
