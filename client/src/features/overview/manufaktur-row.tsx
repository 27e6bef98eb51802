import type { ManufakturSummary } from '@geflecht/contract';
import { SDGS } from '@geflecht/domain';
import { formatRelative } from '@geflecht/i18n';
import { AvatarStack, ManufakturMark, SdgChip } from '@geflecht/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { usePeople, useRoster } from '../../app/feed.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { countProposals, groupStates } from './headline.ts';

import styles from './overview.module.css';

function SdgChips({ manufaktur }: { readonly manufaktur: ManufakturSummary }) {
  const { overview } = useText();
  const language = useLanguage();
  return (
    <ul role="list" aria-label={overview.sdgs} className={styles['sdgs']}>
      {SDGS.filter((sdg) => manufaktur.sdgs.includes(sdg.number)).map(({ number, title }) => (
        <li key={number}>
          <SdgChip
            number={number}
            title={
              manufaktur.sourcedSdgs.includes(number) ? title[language] : overview.assumed(title[language])
            }
            size="small"
          />
        </li>
      ))}
    </ul>
  );
}

/** Faces for those who are signed in, a number for visitors. */
function Present({ slug, visitorHeads }: { readonly slug: string; readonly visitorHeads: number }) {
  const { overview } = useText();
  const roster = useRoster();
  const directory = usePeople();
  const here = roster.people.filter((entry) => entry.place.manufaktur === slug);
  const heads = roster.known ? (roster.heads[slug] ?? here.length) : visitorHeads;
  const named = here.flatMap(({ person }) => {
    const name = directory.name(person);
    return name === null ? [] : [{ id: person, name }];
  });
  return (
    <div className={styles['present']} data-empty={heads === 0 || undefined}>
      {named.length > 0 && <AvatarStack label={overview.headsNow(heads)} people={named} max={4} size={28} />}
      <span className={heads === 0 ? styles['soft'] : styles['heads']}>{overview.headsNow(heads)}</span>
    </div>
  );
}

/** Keeps a number on the line of its word. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00A0');
}

/** One Manufaktur: who it is, how far its proposals are, what moved last, who is there now. */
export function ManufakturRow({
  manufaktur,
  visitorHeads,
}: {
  readonly manufaktur: ManufakturSummary;
  readonly visitorHeads: number;
}) {
  const { overview, feed } = useText();
  const language = useLanguage();
  const names = useManufakturNames();
  const now = useNow();
  const proposals = countProposals(manufaktur);
  const groups = groupStates(manufaktur.proposalCounts);
  const { lastMove } = manufaktur;
  // Only what moves while one looks is worth a glance.
  const [firstSeen] = useState(lastMove?.at);
  return (
    <li className={styles['row']}>
      <span className={styles['mark']}>
        <span className={styles['number']}>{manufaktur.number}</span>
        <ManufakturMark number={manufaktur.number} size={26} />
      </span>
      <div className={styles['who']}>
        <h2 className={styles['name']}>
          <Link to="/m/$slug/tafel" params={{ slug: manufaktur.slug }} className={styles['link']}>
            {names.full(manufaktur)}
          </Link>
        </h2>
        <p className={styles['description']}>{manufaktur.description}</p>
        <SdgChips manufaktur={manufaktur} />
      </div>
      <div className={styles['facts']}>
        <p>
          <strong>{overview.proposals(proposals)}</strong>
        </p>
        <p className={styles['soft']}>
          {groups.length === 0
            ? overview.none
            : groups.map(({ id, count }) => unbroken(overview.groups[id](count))).join(', ')}
        </p>
        <p className={styles['ties']}>
          {overview.links(manufaktur.linkCount)}, {overview.members(manufaktur.memberCount)}
        </p>
      </div>
      <div className={styles['move']}>
        {lastMove === null ? (
          <p className={styles['soft']}>{overview.nothingMoved}</p>
        ) : (
          <>
            <p className={styles['soft']}>
              {overview.lastMove}{' '}
              <time dateTime={lastMove.at}>{formatRelative(language, lastMove.at, now)}</time>
            </p>
            <p key={lastMove.at} className={lastMove.at === firstSeen ? undefined : styles['justMoved']}>
              {feed.publicly[lastMove.kind](lastMove.title)}
            </p>
          </>
        )}
      </div>
      <Present slug={manufaktur.slug} visitorHeads={visitorHeads} />
    </li>
  );
}
