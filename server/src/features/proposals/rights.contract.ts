import { OTHER, OWN } from '../../testbed/cast.ts';
import {
  everybody,
  plantLink,
  plantProposal,
  READERS,
  type RightsRow,
  type RightsStage,
} from '../../testbed/rights.ts';
import { proposal } from '../../testbed/world.ts';
import { insertProposal } from './index.ts';

/** Every role at proposals and at the links between them. */
export function proposalRights(stage: RightsStage): readonly RightsRow[] {
  return [
    {
      route: 'POST /api/proposals',
      attempt: everybody('/api/proposals', { manufaktur: OWN, type: 'ziel', title: 'Neu' }),
      expected: [401, 201, 201, 403, 201, 403, 201, 403, 201, 403, 403],
    },
    {
      route: 'GET /api/proposals/:id',
      attempt: async (tag) => ({ path: `/api/proposals/${await plantProposal(stage, tag)}` }),
      expected: READERS,
    },
    {
      route: 'GET /api/proposals/:id',
      on: 'a hidden one',
      attempt: async (tag) => ({
        path: `/api/proposals/${await plantProposal(stage, tag, { state: 'verborgen' })}`,
      }),
      expected: [401, 404, 404, 404, 200, 404, 200, 404, 200, 200, 403],
    },
    {
      route: 'PATCH /api/proposals/:id',
      attempt: async (tag) => ({
        path: `/api/proposals/${await plantProposal(stage, tag)}`,
        body: { version: 1, title: 'Anders' },
      }),
      expected: [401, 403, 200, 403, 200, 403, 403, 403, 403, 403, 403],
    },
    {
      route: 'PATCH /api/proposals/:id',
      on: 'a hidden one',
      attempt: async (tag) => ({
        path: `/api/proposals/${await plantProposal(stage, tag, { state: 'verborgen' })}`,
        body: { version: 1, title: 'Anders' },
      }),
      expected: [401, 404, 404, 404, 200, 404, 403, 404, 403, 403, 403],
    },
    {
      route: 'POST /api/proposals/:id/transitions',
      on: 'maturity',
      attempt: async (tag) => ({
        path: `/api/proposals/${await plantProposal(stage, tag, { state: 'idee' })}/transitions`,
        body: { to: 'in_arbeit' },
      }),
      expected: [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403],
    },
    {
      route: 'POST /api/proposals/:id/transitions',
      on: 'the decision of the Koordinierungskreis',
      attempt: async (tag) => ({
        path: `/api/proposals/${await plantProposal(stage, tag, { state: 'ausgewaehlt' })}/transitions`,
        body: { to: 'vorgestellt' },
      }),
      expected: [401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 403],
    },
    {
      route: 'POST /api/proposals/:id/transitions',
      on: 'hiding',
      attempt: async (tag) => ({
        path: `/api/proposals/${await plantProposal(stage, tag)}/transitions`,
        body: { to: 'verborgen', reason: 'Enthält eine Anschrift.' },
      }),
      expected: [401, 403, 403, 403, 200, 403, 200, 403, 200, 403, 403],
    },
    {
      route: 'POST /api/links',
      attempt: async (tag) => {
        const to = proposal(`to-${tag}`, OTHER);
        await insertProposal(stage.product.context.storage.db, to);
        return {
          path: '/api/links',
          body: {
            from: await plantProposal(stage, tag),
            to: to.id,
            score: 2,
            reason: 'Beides hilft einander.',
          },
        };
      },
      expected: [401, 201, 201, 201, 201, 201, 201, 201, 201, 403, 403],
    },
    {
      route: 'POST /api/links/:id/answer',
      attempt: async (tag) => ({
        path: `/api/links/${await plantLink(stage, tag)}/answer`,
        body: { state: 'bestaetigt' },
      }),
      expected: [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403],
    },
  ];
}
