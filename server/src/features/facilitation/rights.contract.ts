import type { Vote } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';

import { CAST, OWN } from '../../testbed/cast.ts';
import { READERS, type RightsRow, type RightsStage } from '../../testbed/rights.ts';
import { insertBoard } from '../boards/index.ts';

/** Only the group's own moderation; nobody by an office, not even the KK. */
const MODERATES = [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403] as const;
const CANDIDATES = ['a', 'b'].map((item) => ({ item, words: `Idee ${item}` }));
const VOTE = { question: null, points: 3, most: 2, isHidden: true, candidates: CANDIDATES };

/** Every role at the timer, at votes, at raised hands and at the order of speakers. */
export function facilitationRights(stage: RightsStage): readonly RightsRow[] {
  /** A board of its own for each attempt: there is one vote at a time. */
  async function plantBoard(tag: string): Promise<string> {
    const board = { id: `f-${tag}` as BoardId, manufaktur: OWN, title: tag };
    await insertBoard(stage.product.context.storage.db, board, stage.now().toISOString());
    return `/api/boards/${board.id}`;
  }
  async function plantVote(tag: string): Promise<string> {
    const board = await plantBoard(tag);
    const { status, body } = await stage.cast['moderator own'].post<Vote>(`${board}/votes`, VOTE);
    if (status !== 201) throw new Error(`planting a vote: ${status}`);
    return `${board}/votes/${body.id}`;
  }
  async function asking(tag: string): Promise<string> {
    const member = CAST[Number(tag.split('-')[1])];
    const { person } = await stage.cast[member ?? 'public'].session();
    return person?.id ?? 'p03';
  }
  const on = (part: string, body?: unknown): RightsRow['attempt'] => {
    return async (tag) => {
      const path = `${await plantBoard(tag)}/${part}`;
      return body === undefined ? { path } : { path, body };
    };
  };
  return [
    { route: 'GET /api/boards/:id/timer', attempt: on('timer'), expected: READERS },
    { route: 'GET /api/boards/:id/vote', attempt: on('vote'), expected: READERS },
    { route: 'GET /api/boards/:id/hands', attempt: on('hands'), expected: READERS },
    {
      route: 'POST /api/boards/:id/timer',
      attempt: on('timer', { do: 'start', seconds: 60 }),
      expected: MODERATES,
    },
    {
      route: 'POST /api/boards/:id/votes',
      attempt: on('votes', VOTE),
      expected: MODERATES.map((status) => (status === 200 ? 201 : status)),
    },
    {
      route: 'POST /api/boards/:id/votes/:vote',
      attempt: async (tag) => ({ path: await plantVote(tag), body: { to: 'geschlossen' } }),
      expected: MODERATES,
    },
    {
      route: 'PUT /api/boards/:id/votes/:vote/points',
      attempt: async (tag) => ({ path: `${await plantVote(tag)}/points`, body: { item: 'a', points: 1 } }),
      expected: READERS,
    },
    {
      route: 'PUT /api/boards/:id/hands/:person',
      on: 'their own',
      attempt: async (tag) => ({
        path: `${await plantBoard(tag)}/hands/${await asking(tag)}`,
        body: { isRaised: true },
      }),
      expected: READERS,
    },
    {
      route: 'PUT /api/boards/:id/hands/:person',
      on: 'lowering somebody else’s',
      attempt: on('hands/p55', { isRaised: false }),
      expected: MODERATES,
    },
    {
      route: 'PUT /api/boards/:id/hands/:person',
      on: 'raising somebody else’s',
      attempt: on('hands/p55', { isRaised: true }),
      expected: [401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403],
    },
    { route: 'PUT /api/boards/:id/speaker', attempt: on('speaker', { person: 'p55' }), expected: MODERATES },
    { route: 'PUT /api/boards/:id/order', attempt: on('order', { people: ['p55'] }), expected: MODERATES },
  ];
}
