import { versionNameBody, versionQuery } from '@geflecht/contract';
import { boardIdSchema, proposalIdSchema, versionIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { restoreVersion } from './restoring.ts';
import { nameVersion, readVersion, readVersions, renameVersion } from './service.ts';

const ofDocument = v.variant('kind', [
  v.strictObject({ kind: v.literal('board'), id: boardIdSchema }),
  v.strictObject({ kind: v.literal('proposal'), id: proposalIdSchema }),
]);
const ofVersion = v.strictObject({ id: versionIdSchema });

export const versionRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'versions', { params: ofDocument, query: versionQuery }, async ({ actor, params, query }) => {
    return await readVersions(context, actor, params, query.before);
  });
  serve(
    app,
    'nameVersion',
    { params: ofDocument, body: versionNameBody, status: 201 },
    async ({ actor, params, body }) => await nameVersion(context, actor, params, body.name),
  );
  serve(app, 'version', { params: ofVersion }, async ({ actor, params }) => {
    return await readVersion(context, actor, params.id);
  });
  serve(
    app,
    'renameVersion',
    { params: ofVersion, body: versionNameBody },
    async ({ actor, params, body }) => {
      return await renameVersion(context, actor, params.id, body.name);
    },
  );
  serve(app, 'restoreVersion', { params: ofVersion }, async ({ actor, params }) => {
    return await restoreVersion(context, actor, params.id);
  });
};
