import { LOCALE } from '@geflecht/i18n';
import { UiProvider } from '@geflecht/ui';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';

import { useLanguage, useText } from '../platform/text.tsx';
import type { createGeflechtRouter } from './router.tsx';
import { Start } from './start.tsx';

interface AppProps {
  readonly queries: QueryClient;
  readonly router: ReturnType<typeof createGeflechtRouter>;
}

/** The whole client. What shows an error has its words and parts here, whatever of the rest is missing. */
export function App({ queries, router }: AppProps) {
  const { shell } = useText();
  const language = useLanguage();
  return (
    <UiProvider locale={LOCALE[language]} labels={shell.ui} navigate={(href) => router.history.push(href)}>
      <QueryClientProvider client={queries}>
        <Start>
          <RouterProvider router={router} />
        </Start>
      </QueryClientProvider>
    </UiProvider>
  );
}
