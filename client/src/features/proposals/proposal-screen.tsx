import { lazy, Suspense } from 'react';

import { ProposalSkeleton } from './proposal-skeleton.tsx';

// The editor is heavy; lists, boards and dialogs of this feature do without it.
const Page = lazy(async () => ({ default: (await import('./proposal-page.tsx')).ProposalPage }));

/** One proposal: its text in the middle, its sheet, links and history beside it. */
export function ProposalScreen() {
  return (
    <Suspense fallback={<ProposalSkeleton />}>
      <Page />
    </Suspense>
  );
}
