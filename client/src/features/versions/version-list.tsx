import type { DocumentVersion } from '@geflecht/domain';
import { formatDateTime, formatTime } from '@geflecht/i18n';
import { Icon } from '@geflecht/ui';
import { Bookmark, ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { usePeople } from '../../app/queries.ts';
import { dayName } from '../../platform/day-name.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { aboutVersion, byDay } from './facts.ts';

import styles from './versions.module.css';

/** Versions by day; each leads to what it holds. */
export function VersionList({
  versions,
  onShow,
}: {
  readonly versions: readonly DocumentVersion[];
  readonly onShow: (version: DocumentVersion) => void;
}) {
  const language = useLanguage();
  const now = useNow();
  return (
    <>
      {byDay(versions).map(({ day, versions: ofDay }) => (
        <section key={day} aria-labelledby={`versions-${day}`}>
          <h3 id={`versions-${day}`} className={styles['day']}>
            {dayName(day, now, language)}
          </h3>
          <ol role="list" className={styles['list']}>
            {ofDay.map((version) => (
              <li key={version.id}>
                <Row version={version} onShow={() => onShow(version)} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Row({ version, onShow }: { readonly version: DocumentVersion; readonly onShow: () => void }) {
  const text = useText();
  const language = useLanguage();
  const people = usePeople();
  const [first, ...others] = aboutVersion(version, language, text, (person) => people.name(person));
  const { name, at } = version;
  return (
    <AriaButton className={styles['row'] ?? ''} aria-haspopup="dialog" onPress={onShow}>
      <time dateTime={at} title={formatDateTime(language, at)} className={styles['time']}>
        {formatTime(language, at)}
      </time>
      <span className={styles['about']}>
        {name !== null && (
          <span className={styles['name']}>
            <Icon icon={Bookmark} size={16} />
            <span>{name}</span>
          </span>
        )}
        {first !== undefined && <span className={name === null ? undefined : styles['soft']}>{first}</span>}
        {others.map((line) => (
          <span key={line} className={styles['soft']}>
            {line}
          </span>
        ))}
      </span>
      <Icon icon={ChevronRight} size={16} className={styles['arrow']} />
    </AriaButton>
  );
}
