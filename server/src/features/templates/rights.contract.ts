import type { PersonId, TemplateId } from '@geflecht/domain';

import { CAST, OWN } from '../../testbed/cast.ts';
import { everybody, READERS, type RightsRow, type RightsStage } from '../../testbed/rights.ts';
import { insertTemplate } from './store.ts';

const FRAGMENT = {
  format: 'geflecht/board',
  version: 1,
  items: [
    {
      kind: 'frame',
      id: 'rahmen',
      place: { x: 0, y: 0, w: 640, h: 480, order: 'a0', angle: 0 },
      look: {},
      text: 'Ideen',
    },
  ],
};

/** Every role at templates: its own, and somebody else's. */
export function templateRights(stage: RightsStage): readonly RightsRow[] {
  const plant = async (tag: string, whose: 'own' | 'foreign'): Promise<string> => {
    const member = CAST[Number(tag.split('-')[1])];
    const { person } = await stage.cast[member ?? 'public'].session();
    const id = `t${tag}` as TemplateId;
    const template = {
      id,
      manufaktur: OWN,
      title: tag,
      howTo: '',
      madeBy: whose === 'own' && person !== null ? person.id : ('p02' as PersonId),
      createdAt: stage.now().toISOString(),
    };
    await insertTemplate(stage.product.context.storage.db, template, JSON.stringify(FRAGMENT));
    return `/api/templates/${id}`;
  };
  return [
    { route: 'GET /api/templates', attempt: everybody('/api/templates'), expected: READERS },
    {
      route: 'GET /api/templates/:id',
      attempt: async (tag) => ({ path: await plant(tag, 'foreign') }),
      expected: READERS,
    },
    {
      route: 'POST /api/manufakturen/:slug/templates',
      attempt: (tag) => ({
        path: `/api/manufakturen/${OWN}/templates`,
        body: { title: tag, howTo: '', fragment: FRAGMENT },
      }),
      expected: [401, 201, 201, 403, 201, 403, 201, 403, 201, 403, 403],
    },
    {
      route: 'PATCH /api/templates/:id',
      on: 'their own',
      attempt: async (tag) => ({ path: await plant(tag, 'own'), body: { title: 'Anders' } }),
      expected: [401, 200, 200, 403, 200, 403, 200, 403, 200, 403, 403],
    },
    {
      route: 'PATCH /api/templates/:id',
      on: 'somebody else’s',
      attempt: async (tag) => ({ path: await plant(tag, 'foreign'), body: { isPutAway: true } }),
      expected: [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403],
    },
  ];
}
