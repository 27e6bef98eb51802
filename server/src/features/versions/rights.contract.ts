import type { DocumentVersion } from '@geflecht/domain';

import { OWN } from '../../testbed/cast.ts';
import { made, plantProposal, READERS, type RightsRow, type RightsStage } from '../../testbed/rights.ts';

/** Who reads a document, and who writes it; see the members of the cast. */
const VERSION_RIGHTS = [
  {
    on: 'a board',
    reads: READERS,
    writes: READERS,
  },
  {
    on: 'a proposal',
    reads: READERS,
    writes: [401, 403, 200, 403, 200, 403, 403, 403, 403, 403, 403],
  },
  {
    on: 'a hidden proposal',
    reads: [401, 404, 404, 404, 200, 404, 200, 404, 200, 403, 403],
    writes: [401, 404, 404, 404, 200, 404, 403, 404, 403, 403, 403],
  },
] as const;

/** Every role at the versions of every kind of document. */
export function versionRights(stage: RightsStage): readonly RightsRow[] {
  /** Documents of the own Manufaktur: its board, a proposal, and a hidden one. */
  const DOCUMENTS = {
    'a board': async () => `/api/documents/board/${OWN}/versions`,
    'a proposal': async (tag: string) =>
      `/api/documents/proposal/${await plantProposal(stage, tag)}/versions`,
    'a hidden proposal': async (tag: string) =>
      `/api/documents/proposal/${await plantProposal(stage, tag, { state: 'verborgen' })}/versions`,
  } as const;

  /** A version of one of them, named by somebody who may. */
  async function plantVersion(tag: string, of: keyof typeof DOCUMENTS): Promise<string> {
    const path = await DOCUMENTS[of](tag);
    const { status, body } = await stage.cast['moderator own'].post<DocumentVersion>(path, { name: tag });
    if (status !== 201) throw new Error(`planting a version: ${status}`);
    return `/api/versions/${body.id}`;
  }

  return VERSION_RIGHTS.flatMap(({ on, reads, writes }): RightsRow[] => [
    {
      route: 'GET /api/documents/:kind/:id/versions',
      on,
      attempt: async (tag) => ({ path: await DOCUMENTS[on](tag) }),
      expected: reads,
    },
    {
      route: 'POST /api/documents/:kind/:id/versions',
      on,
      attempt: async (tag) => ({ path: await DOCUMENTS[on](tag), body: { name: tag } }),
      expected: made(writes),
    },
    {
      route: 'GET /api/versions/:id',
      on,
      attempt: async (tag) => ({ path: await plantVersion(tag, on) }),
      expected: reads,
    },
    {
      route: 'PATCH /api/versions/:id',
      on,
      attempt: async (tag) => ({ path: await plantVersion(tag, on), body: { name: `${tag}, anders` } }),
      expected: writes,
    },
    {
      route: 'POST /api/versions/:id/restore',
      on,
      attempt: async (tag) => ({ path: `${await plantVersion(tag, on)}/restore`, body: {} }),
      expected: writes,
    },
  ]);
}
