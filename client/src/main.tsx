import '@geflecht/ui/styles.css';
import { applyTheme } from '@geflecht/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { createQueryClient } from './app/queries.ts';
import { createGeflechtRouter } from './app/router.tsx';
import { ApiProblem, OfflineError } from './platform/api.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

applyTheme();
const queries = createQueryClient();
const router = createGeflechtRouter(queries);
createRoot(root, {
  // A refusal or a lost connection is shown on the screen and is no fault of the program.
  onCaughtError: (error) => {
    if (!(error instanceof ApiProblem) && !(error instanceof OfflineError)) reportError(error);
  },
}).render(
  <StrictMode>
    <App queries={queries} router={router} />
  </StrictMode>,
);
