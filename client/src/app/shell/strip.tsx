import type { ManufakturSummary } from '@geflecht/contract';
import { cx, ManufakturMark, VisuallyHidden } from '@geflecht/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { useSession } from '../queries.ts';
import { isUnread, useVisits } from '../unread.ts';
import { useManufakturen } from './use-manufakturen.ts';

import styles from './strip.module.css';

interface StopProps {
  readonly manufaktur: ManufakturSummary;
  readonly heads: number;
  readonly isHere: boolean;
  readonly isUnread: boolean;
  readonly full?: boolean;
}

/** One Manufaktur: number, mark, name, heads; a dot when something moved since the last visit. */
function Stop({ manufaktur, heads, isHere, isUnread: unread, full = false }: StopProps) {
  const { strip } = useText();
  const names = useManufakturNames();
  // The first count is no news; only what changes while one looks pulses.
  const [first] = useState(heads);
  return (
    <Link
      to="/m/$slug/tafel"
      params={{ slug: manufaktur.slug }}
      className={cx(styles['stop'], full && styles['wide'])}
      aria-current={isHere ? 'true' : undefined}
      {...(manufaktur.number <= 8 ? { 'aria-keyshortcuts': strip.shortcut(manufaktur.number) } : {})}
      title={full ? undefined : names.full(manufaktur)}
    >
      <span className={styles['number']} aria-hidden="true">
        {manufaktur.number}
      </span>
      <ManufakturMark number={manufaktur.number} size={full ? 18 : 14} />
      <span className={styles['name']}>{full ? names.full(manufaktur) : names.short(manufaktur)}</span>
      {/* The key restarts the pulse whenever the count changes. */}
      <span
        key={heads}
        className={cx(styles['heads'], heads === 0 && styles['nobody'], heads !== first && styles['pulse'])}
        aria-hidden="true"
      >
        {heads}
      </span>
      {unread && <span className={styles['dot']} aria-hidden="true" />}
      <VisuallyHidden>
        {strip.heads(heads)}
        {unread ? `. ${strip.news}` : ''}
      </VisuallyHidden>
    </Link>
  );
}

/** The strip is on every screen: who is where, and one press to float there. */
export function Strip({ here, full = false }: { readonly here: string | null; readonly full?: boolean }) {
  const { strip } = useText();
  const { manufakturen, headsOf } = useManufakturen();
  const person = useSession().person?.id ?? null;
  const visits = useVisits(person);
  return (
    <nav aria-label={strip.label} className={cx(styles['strip'], full && styles['column'])}>
      <ul role="list" className={styles['list']}>
        {manufakturen.map((manufaktur) => (
          <li key={manufaktur.slug} className={styles['item']}>
            <Stop
              manufaktur={manufaktur}
              heads={headsOf(manufaktur.slug)}
              isHere={manufaktur.slug === here}
              isUnread={
                manufaktur.slug !== here && isUnread(visits, manufaktur.slug, manufaktur.lastMove?.at ?? null)
              }
              full={full}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}
