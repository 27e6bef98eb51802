import type { SilentRound } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';

import { OWN } from '../../testbed/cast.ts';
import { READERS, type RightsRow, type RightsStage } from '../../testbed/rights.ts';
import { insertBoard } from '../boards/index.ts';

/** Only the group's own moderation; nobody by an office, not even the KK. */
const MODERATES = [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403] as const;
const as = (status: number): readonly number[] => MODERATES.map((each) => (each === 200 ? status : each));

export function silentRights(stage: RightsStage): readonly RightsRow[] {
  /** A board of its own for each attempt: there is one round at a time. */
  async function plantBoard(tag: string): Promise<string> {
    const board = { id: `s-${tag}` as BoardId, manufaktur: OWN, title: tag };
    await insertBoard(stage.product.context.storage.db, board, stage.now().toISOString());
    return `/api/boards/${board.id}`;
  }
  async function plantRound(tag: string): Promise<string> {
    const board = await plantBoard(tag);
    const body = { frame: null, question: null };
    const { status, body: round } = await stage.cast['moderator own'].post<SilentRound>(
      `${board}/silent`,
      body,
    );
    if (status !== 201) throw new Error(`planting a round: ${status}`);
    return `${board}/silent/${round.id}`;
  }

  return [
    {
      route: 'GET /api/boards/:id/silent',
      attempt: async (tag) => ({ path: `${await plantBoard(tag)}/silent` }),
      expected: READERS,
    },
    {
      route: 'POST /api/boards/:id/silent',
      attempt: async (tag) => ({
        path: `${await plantBoard(tag)}/silent`,
        body: { frame: null, question: 'Was fehlt uns?' },
      }),
      expected: as(201),
    },
    {
      route: 'POST /api/boards/:id/silent/:round',
      on: 'revealing',
      attempt: async (tag) => ({ path: await plantRound(tag), body: { to: 'aufgedeckt' } }),
      expected: MODERATES,
    },
    {
      route: 'POST /api/boards/:id/silent/:round',
      on: 'cancelling',
      attempt: async (tag) => ({ path: await plantRound(tag), body: { to: 'abgebrochen' } }),
      expected: MODERATES,
    },
    {
      route: 'GET /api/boards/:id/lead',
      attempt: async (tag) => ({ path: `${await plantBoard(tag)}/lead` }),
      expected: READERS,
    },
    {
      route: 'PUT /api/boards/:id/lead',
      attempt: async (tag) => ({ path: `${await plantBoard(tag)}/lead` }),
      expected: MODERATES,
    },
    {
      route: 'DELETE /api/boards/:id/lead',
      attempt: async (tag) => ({ path: `${await plantBoard(tag)}/lead` }),
      expected: as(204),
    },
  ];
}
