import { type SharedAddress, documentName } from '@geflecht/domain';
import { versionLabel } from '@geflecht/i18n';
import { toast } from '@geflecht/ui';
import { useEffect } from 'react';

import { usePeople, useSession } from '../../app/queries.ts';
import { useLive } from '../../platform/live.tsx';
import { useLanguage, useText } from '../../platform/text.tsx';

/** Says why everything looks different all at once: somebody else has restored a version of what is open here. */
export function useRestoredNotice(address: SharedAddress): void {
  const live = useLive();
  const people = usePeople();
  const language = useLanguage();
  const { versions: text } = useText();
  const me = useSession().person?.id ?? null;
  const name = documentName(address);
  useEffect(
    () =>
      live?.hub.subscribe((message) => {
        if (message.type !== 'event' || message.event.kind !== 'version_restored') return;
        const { actor, version } = message.event;
        if (actor === me || documentName(version.document) !== name) return;
        const who = (actor === null ? null : people.name(actor)) ?? text.someone;
        toast({ text: text.restoredBy(who, versionLabel(language, version)), key: `restored ${name}` });
      }),
    [live, people, language, text, me, name],
  );
}
