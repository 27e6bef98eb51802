import { Banner, Button } from '@geflecht/ui';
import { lazy, Suspense, useState } from 'react';

import { useStranded } from '../../platform/live.tsx';
import { useText } from '../../platform/text.tsx';

const StrandedDialog = lazy(async () => ({
  default: (await import('./stranded-dialog.tsx')).StrandedDialog,
}));

/** Stays until the person has decided what becomes of words the server will not take. */
export function StrandedBanner() {
  const { stranded: words } = useText().sync;
  const stranded = useStranded();
  const [isOpen, setIsOpen] = useState(false);
  if (stranded.length === 0) return null;
  const count = stranded.reduce((sum, { waiting }) => sum + waiting, 0);
  return (
    <>
      <Banner
        tone="danger"
        isBar
        isAnnounced
        action={
          <Button size="small" onPress={() => setIsOpen(true)}>
            {words.look}
          </Button>
        }
      >
        {words.banner(count)}
      </Banner>
      {isOpen && (
        <Suspense>
          <StrandedDialog stranded={stranded} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
