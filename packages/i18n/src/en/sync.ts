import type { sync as german } from '../de/sync.ts';

/** The live connection, as far as screens speak of it. */
export const sync: typeof german = {
  refusedTitle: 'This text cannot be opened',
  readOnlyNow:
    'Your latest changes could not be saved because you may no longer write here. Copy them if you want to keep them.',
};
