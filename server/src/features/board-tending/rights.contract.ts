import type { BoardId, PersonId } from '@geflecht/domain';

import { CAST, OWN } from '../../testbed/cast.ts';
import { everybody, READERS, type RightsRow, type RightsStage } from '../../testbed/rights.ts';
import { insertBoard } from '../boards/index.ts';

/** Whoever is tied to the group; to those of other groups and to mere offices it is shown or closed. */
const MAKES = [401, 201, 201, 403, 201, 403, 201, 403, 201, 403, 403] as const;
const TENDS_OWN = MAKES.map((each) => (each === 201 ? 200 : each));
const TENDS_OTHERS = [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403] as const;
const VISITS = READERS.map((each) => (each === 200 ? 204 : each));

/** Every role at the boards of a Manufaktur: its own, and somebody else's. */
export function boardTendingRights(stage: RightsStage): readonly RightsRow[] {
  async function plant(tag: string, whose: 'own' | 'foreign' = 'foreign'): Promise<string> {
    const member = CAST[Number(tag.split('-')[1])];
    const { person } = await stage.cast[member ?? 'public'].session();
    const id = `b-${tag}` as BoardId;
    const madeBy = whose === 'own' ? (person?.id ?? null) : ('p02' as PersonId);
    const board = { id, manufaktur: OWN, title: tag, kind: 'untergruppe', madeBy } as const;
    await insertBoard(stage.product.context.storage.db, board, stage.now().toISOString());
    return `/api/boards/${id}`;
  }
  const boards = `/api/manufakturen/${OWN}/boards`;
  return [
    { route: 'GET /api/manufakturen/:slug/boards', attempt: everybody(boards), expected: READERS },
    {
      route: 'POST /api/manufakturen/:slug/boards',
      attempt: everybody(boards, { title: 'Solardächer', kind: 'untergruppe' }),
      expected: MAKES,
    },
    {
      route: 'POST /api/manufakturen/:slug/boards',
      on: 'a copy',
      attempt: everybody(boards, { title: 'Noch eine', kind: 'treffen', from: 'klima-energie' }),
      expected: MAKES,
    },
    {
      route: 'PATCH /api/boards/:id',
      on: 'their own',
      attempt: async (tag) => ({ path: await plant(tag, 'own'), body: { title: 'Anders' } }),
      expected: TENDS_OWN,
    },
    {
      route: 'PATCH /api/boards/:id',
      on: 'somebody else’s',
      attempt: async (tag) => ({ path: await plant(tag), body: { isArchived: true } }),
      expected: TENDS_OTHERS,
    },
    {
      route: 'GET /api/boards/:id/visit',
      attempt: async (tag) => ({ path: `${await plant(tag)}/visit` }),
      expected: READERS,
    },
    {
      route: 'PUT /api/boards/:id/visit',
      attempt: async (tag) => ({ path: `${await plant(tag)}/visit`, body: { seen: 'AA==' } }),
      expected: VISITS,
    },
    {
      route: 'GET /api/boards/:id/writers',
      attempt: async (tag) => ({ path: `${await plant(tag)}/writers?clients=1,2` }),
      expected: READERS,
    },
  ];
}
