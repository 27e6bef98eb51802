import { SkipLink, ToastRegion } from '@geflecht/ui';
import { Outlet, useMatch } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';

import { useInset } from '../../platform/inset.ts';
import { LiveProvider } from '../../platform/live.tsx';
import { useText } from '../../platform/text.tsx';
import { useSession } from '../queries.ts';
import { Arrival, useFootprints } from './arrival.tsx';
import { Banners } from './banners.tsx';
import { usePlace } from './place.ts';
import { StripSheet } from './strip-sheet.tsx';
import { Strip } from './strip.tsx';
import { TopBar } from './top-bar.tsx';
import { useHub } from './use-hub.ts';
import { useShortcuts } from './use-shortcuts.ts';

import styles from './shell.module.css';

const SearchOverlay = lazy(async () => ({
  default: (await import('../../features/search/index.ts')).SearchOverlay,
}));

function Frame() {
  const { shell } = useText();
  const { place } = usePlace();
  // By what is rendered, not by the address: the page must have its height when the scroll is restored.
  const onBoard = useMatch({ from: '/m/$slug/tafel', shouldThrow: false }) !== undefined;
  const main = useRef<HTMLElement>(null);
  const head = useRef<HTMLElement>(null);
  const [searching, setSearching] = useState(false);
  const signedIn = useSession().person !== null;
  const { ended } = useHub();
  const search = (): void => {
    if (signedIn) setSearching(true);
  };
  useInset('top', head);
  useFootprints();
  useShortcuts({ search });

  return (
    <div className={styles['shell']} data-full={onBoard || undefined}>
      <SkipLink href="#inhalt">{shell.skip}</SkipLink>
      <header ref={head} className={styles['head']}>
        <Banners ended={ended} />
        <TopBar onSearch={search} middle={<StripSheet here={place.manufaktur} />} />
        <div className={styles['strip']}>
          <Strip here={place.manufaktur} />
        </div>
      </header>
      <main id="inhalt" ref={main} tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
      <Arrival main={main} />
      {searching && (
        <Suspense>
          <SearchOverlay onClose={() => setSearching(false)} />
        </Suspense>
      )}
      <ToastRegion />
    </div>
  );
}

/** Frame of every screen and the connection, which needs to know who is asking. */
export function Shell() {
  return (
    <LiveProvider>
      <Frame />
    </LiveProvider>
  );
}
