import type { BoardEngine } from '@geflecht/board-engine';
import type { BoardLead } from '@geflecht/contract';
import type { LiveDocument } from '@geflecht/sync';
import { Button, Icon } from '@geflecht/ui';
import { Eye } from 'lucide-react';
import { useEffect, useState } from 'react';

import { usePeople } from '../../app/queries.ts';
import { readStored, writeStored } from '../../platform/stored.ts';
import { useText } from '../../platform/text.tsx';
import { useFollowing, useLeaderView, type useLeading } from './use-lead.ts';

import styles from './silent.module.css';

/** The moderation's part: lead, and lead no longer. */
export function LeadControls({ leading }: { readonly leading: ReturnType<typeof useLeading> }) {
  const text = useText().silent.lead;
  const { isLeading, start, stop } = leading;
  return (
    <section className={styles['section']} aria-label={text.heading}>
      <h3 className={styles['heading']}>{text.heading}</h3>
      <p className={styles['soft']}>{isLeading ? text.leading : text.lead}</p>
      {isLeading ? (
        <Button className={styles['start']} isPending={stop.isPending} onPress={() => stop.mutate()}>
          {text.stop}
        </Button>
      ) : (
        <Button className={styles['start']} isPending={start.isPending} onPress={() => start.mutate()}>
          {text.start}
        </Button>
      )}
    </section>
  );
}

const ONLY_ASK = 'board.only-ask';
/** What counts as looking for oneself; it ends the following at once. */
const OWN_INPUT = ['pointerdown', 'wheel', 'touchstart', 'keydown'] as const;

/** „Du folgst …“: says who leads, and lets one go or come back at any time. */
export function LeadBar({
  lead,
  live,
  engine,
  container,
}: {
  readonly lead: BoardLead;
  readonly live: LiveDocument;
  readonly engine: BoardEngine;
  readonly container: () => HTMLElement | null;
}) {
  const text = useText().silent.lead;
  const people = usePeople();
  const name = people.name(lead.person);
  const area = useLeaderView(lead, live);
  const [onlyAsk, setOnlyAsk] = useState(() => readStored(ONLY_ASK) === 'yes');
  const [isFollowing, setFollowing] = useState(!onlyAsk);
  /** Came along once and let go since. */
  const [wasReleased, setReleased] = useState(false);
  useFollowing(area, isFollowing, engine, container);
  const release = (): void => {
    setFollowing(false);
    setReleased(true);
  };
  useEffect(() => {
    const shown = container();
    if (shown === null || !isFollowing) return;
    for (const kind of OWN_INPUT) shown.addEventListener(kind, release, { passive: true });
    return () => {
      for (const kind of OWN_INPUT) shown.removeEventListener(kind, release);
    };
  });
  // The leader is not here (any more): there is nothing to follow.
  if (area === null) return null;
  return (
    <section className={styles['strip']} aria-label={text.barLabel}>
      <span className={styles['deeds']} aria-live="polite">
        <Icon icon={Eye} size={16} />
        <span className={styles['title']}>
          {isFollowing ? text.following(name ?? text.somebody) : text.offered(name ?? text.theModeration)}
        </span>
      </span>
      <label className={styles['consent']}>
        <input
          type="checkbox"
          checked={onlyAsk}
          onChange={(event) => {
            setOnlyAsk(event.target.checked);
            writeStored(ONLY_ASK, event.target.checked ? 'yes' : 'no');
            if (event.target.checked) release();
          }}
        />{' '}
        {text.consent}
      </label>
      {isFollowing ? (
        <Button size="small" onPress={release}>
          {text.release}
        </Button>
      ) : (
        <Button size="small" onPress={() => setFollowing(true)}>
          {wasReleased ? text.again : text.follow}
        </Button>
      )}
    </section>
  );
}
