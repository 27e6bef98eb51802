import type { Board } from '@geflecht/domain';
import { useQueries } from '@tanstack/react-query';
import { useMatch } from '@tanstack/react-router';

import { manufakturQuery } from '../queries.ts';

/** The board the address names, unless it is the one for all of the Manufaktur. */
export function useShownBoard(): Board | null {
  const match = useMatch({ from: '/m/$slug/tafel', shouldThrow: false });
  const wanted = match?.search.board;
  const slugs = match === undefined || wanted === undefined ? [] : [match.params.slug];
  const [manufaktur] = useQueries({ queries: slugs.map((slug) => manufakturQuery(slug)) });
  return manufaktur?.data?.boards.find(({ id, kind }) => id === wanted && kind !== 'manufaktur') ?? null;
}
