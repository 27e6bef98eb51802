import type { AccessTokenId, PersonId } from '@geflecht/domain';

import { CAST } from '../../testbed/cast.ts';
import { everybody, type RightsRow, type RightsStage } from '../../testbed/rights.ts';
import { insertToken } from './store.ts';

/** Every role at its own and at others' access tokens. */
export function tokenRights(stage: RightsStage): readonly RightsRow[] {
  /** A token of whoever asks by this tag, or of somebody who does not. */
  async function plantToken(tag: string, whose: 'own' | 'foreign'): Promise<string> {
    const member = CAST[Number(tag.split('-')[1])];
    const { person } = await stage.cast[member ?? 'public'].session();
    const id = tag.replace('-', 'x') as AccessTokenId;
    await insertToken(stage.product.context.storage.db, {
      token: {
        id,
        name: tag,
        scope: 'read',
        createdAt: stage.now().toISOString(),
        expiresAt: new Date(stage.now().getTime() + 7 * 24 * 60 * 60_000).toISOString(),
        lastUsedAt: null,
      },
      person: whose === 'own' && person !== null ? person.id : ('p02' as PersonId),
      secretHash: 'none',
      example: true,
    });
    return id;
  }

  return [
    {
      route: 'GET /api/tokens',
      attempt: everybody('/api/tokens'),
      // A guest has no account to come back to.
      expected: [401, 403, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    },
    {
      route: 'POST /api/tokens',
      attempt: everybody('/api/tokens', { name: 'Programm', scope: 'write', days: 7 }),
      expected: [401, 403, 201, 201, 201, 201, 201, 201, 201, 201, 201],
    },
    {
      route: 'DELETE /api/tokens/:id',
      on: 'their own',
      attempt: async (tag) => ({ path: `/api/tokens/${await plantToken(tag, 'own')}` }),
      expected: [401, 403, 204, 204, 204, 204, 204, 204, 204, 204, 204],
    },
    {
      route: 'DELETE /api/tokens/:id',
      on: 'somebody else’s',
      attempt: async (tag) => ({ path: `/api/tokens/${await plantToken(tag, 'foreign')}` }),
      expected: [401, 403, 404, 404, 404, 404, 404, 404, 404, 404, 404],
    },
  ];
}
