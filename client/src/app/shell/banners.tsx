import { Banner, LinkButton } from '@geflecht/ui';
import { useRouterState } from '@tanstack/react-router';
import { LogOut, WifiOff } from 'lucide-react';

import { DemoBanner } from '../../features/demo/index.ts';
import { useText } from '../../platform/text.tsx';
import { useSession } from '../queries.ts';
import { useConnection } from './use-connection.ts';

/** What is true for the whole page: invented data, no connection, a session that ended elsewhere. */
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
      {!ended && connection === 'offline' && (
        <Banner tone="caution" icon={WifiOff} isBar isAnnounced>
          {session.person === null ? shell.offline.bannerReading : shell.offline.banner}
        </Banner>
      )}
    </>
  );
}
