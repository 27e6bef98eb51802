import { OWN } from '../../testbed/cast.ts';
import { everybody, READERS, type RightsRow } from '../../testbed/rights.ts';

/** A board of a Manufaktur has the address of the Manufaktur in the example world. */
export const thumbnailRights: readonly RightsRow[] = [
  {
    route: 'GET /api/boards/:id/thumbnail.svg',
    attempt: everybody(`/api/boards/${OWN}/thumbnail.svg`),
    expected: READERS,
  },
];
