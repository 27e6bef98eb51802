import { createTokenBody } from '@geflecht/contract';
import { accessTokenIdSchema, type PersonId, type Result } from '@geflecht/domain';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { endToken, makeToken, readTokens } from './service.ts';

const ofToken = v.strictObject({ id: accessTokenIdSchema });

export interface TokenRouteMeans {
  /** Asks whoever has a password for it; see the auth feature. */
  readonly prove: (
    person: PersonId,
    password: string | undefined,
    address: string,
  ) => Promise<Result<undefined>>;
}

/** The own access tokens. They are asked for with a session, as every route here is: no token makes another one. */
export function tokenRoutes(app: FastifyInstance, context: Context, { prove }: TokenRouteMeans): void {
  serve(app, 'tokens', {}, async ({ actor }) => await readTokens(context, actor));
  serve(
    app,
    'createToken',
    { body: createTokenBody, status: 201 },
    async ({ actor, session, address, body }) => {
      const proven = await prove(actor.person, body.currentPassword, address);
      return proven.ok ? await makeToken(context, actor, body, session.example) : proven;
    },
  );
  serve(app, 'endToken', { params: ofToken }, async ({ actor, params }) => {
    return await endToken(context, actor, params.id);
  });
}
