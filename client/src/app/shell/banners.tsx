import { Banner, Button, LinkButton } from '@geflecht/ui';
import { useRouterState } from '@tanstack/react-router';
import { LogOut, RefreshCw, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';

import { DemoBanner } from '../../features/demo/index.ts';
import { useIsKept, useLive, usePause, useSaveState } from '../../platform/live.tsx';
import { useText } from '../../platform/text.tsx';
import { useSession } from '../queries.ts';
import { StrandedBanner } from './stranded-banner.tsx';
import { useConnection } from './use-connection.ts';

/** How long the button shows that an attempt is under way. */
const ATTEMPT_SHOWN = 1500;

function TryNowButton() {
  const { offline } = useText().shell;
  const live = useLive();
  const [isTrying, setIsTrying] = useState(false);
  useEffect(() => {
    if (!isTrying) return;
    const timer = setTimeout(() => setIsTrying(false), ATTEMPT_SHOWN);
    return () => clearTimeout(timer);
  }, [isTrying]);
  if (live === null) return null;
  const tryNow = (): void => {
    setIsTrying(true);
    live.tryNow();
  };
  return (
    <Button size="small" isPending={isTrying} onPress={tryNow}>
      {offline.tryNow}
    </Button>
  );
}

function OfflineBanner() {
  const { offline } = useText().shell;
  const isSignedIn = useSession().person !== null;
  const save = useSaveState();
  const isKept = useIsKept();
  const isAtRisk = save.kind === 'offline' && save.waiting > 0 && !isKept;
  const words = isAtRisk ? offline.bannerNotKept : offline.banner;
  return (
    <Banner tone="caution" icon={WifiOff} isBar isAnnounced action={isSignedIn && <TryNowButton />}>
      {isSignedIn ? words : offline.bannerReading}
    </Banner>
  );
}

/** Nobody can write for a while, through no fault of theirs. */
function PauseBanner() {
  const { pause: words } = useText().sync;
  const pause = usePause();
  if (pause === undefined) return null;
  if (pause !== 'page_outdated')
    return (
      <Banner tone="caution" isBar isAnnounced>
        {words[pause]}
      </Banner>
    );
  return (
    <Banner
      icon={RefreshCw}
      isBar
      isAnnounced
      action={
        <Button variant="primary" size="small" onPress={() => location.reload()}>
          {words.reload}
        </Button>
      }
    >
      {words.page_outdated}
    </Banner>
  );
}

/** What is true for the whole page: invented data, no connection, nothing can be written, words not taken. */
export function Banners({ ended }: { readonly ended: boolean }) {
  const { shell } = useText();
  const session = useSession();
  const href = useRouterState({ select: (state) => state.location.href });
  const connection = useConnection();
  return (
    <>
      {session.demo && <DemoBanner />}
      {ended && (
        <Banner
          tone="caution"
          icon={LogOut}
          isBar
          isAnnounced
          action={
            <LinkButton variant="primary" size="small" href={`/anmelden?weiter=${encodeURIComponent(href)}`}>
              {shell.ended.signIn}
            </LinkButton>
          }
        >
          <strong>{shell.ended.title}</strong> {shell.ended.body}
        </Banner>
      )}
      {!ended && (connection === 'offline' ? <OfflineBanner /> : <PauseBanner />)}
      <StrandedBanner />
    </>
  );
}
