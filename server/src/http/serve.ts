import { type RouteName, ROUTES } from '@geflecht/contract';
import { type Actor, type PersonId, refused, type Result } from '@geflecht/domain';
import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import * as v from 'valibot';

import { read } from './validate.ts';

/** Who a signed-in route is asked by. */
export type SignedIn = Actor & { readonly person: PersonId };

type Schema = v.GenericSchema;

interface Reads<Params extends Schema, Query extends Schema, Body extends Schema> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Status of the answer when it is not 200, or 204 without a body. */
  readonly status?: number;
}

interface Asked<Params extends Schema, Query extends Schema, Body extends Schema> {
  readonly actor: SignedIn;
  readonly session: NonNullable<FastifyRequest['session']>;
  /** Where it came from, for limits. */
  readonly address: string;
  readonly params: v.InferOutput<Params>;
  readonly query: v.InferOutput<Query>;
  readonly body: v.InferOutput<Body>;
}

const nothing = v.strictObject({});

/** Who asks, or `undefined` without a session; for routes that answer in their own way. */
export function signedIn({ actor, session }: FastifyRequest): SignedIn | undefined {
  return actor.person === null || session === null ? undefined : { ...actor, person: actor.person };
}

/**
 * Adds a route of the contract for signed-in people. Each part of the request is read by its schema before the
 * handler sees it; a part without a schema must be empty. Nobody learns from an address what exists before signing in.
 */
export function serve<
  Params extends Schema = typeof nothing,
  Query extends Schema = typeof nothing,
  Body extends Schema = typeof nothing,
>(
  app: FastifyInstance,
  name: RouteName,
  reads: Reads<Params, Query, Body>,
  handler: (asked: Asked<Params, Query, Body>) => Promise<Result<unknown>>,
): void {
  app.route({
    ...methodAndUrl(name),
    handler: async (request, reply): Promise<Result<unknown>> => {
      const { actor, session, ip: address } = request;
      if (actor.person === null || session === null) return refused('sign_in_required');
      const params = read('params', reads.params ?? nothing, request.params);
      if (!params.ok) return params;
      const query = read('query', reads.query ?? nothing, request.query);
      if (!query.ok) return query;
      const body = read('body', reads.body ?? nothing, request.body ?? {});
      if (!body.ok) return body;
      if (reads.status !== undefined) void reply.code(reads.status);
      return await handler({
        actor: { ...actor, person: actor.person },
        session,
        address,
        params: params.value,
        query: query.value,
        body: body.value,
      });
    },
  });
}

/** Splits an entry of the contract's route table for Fastify. */
export function methodAndUrl(name: RouteName): { readonly method: HTTPMethods; readonly url: string } {
  const [method, url] = ROUTES[name].split(' ') as [HTTPMethods, string];
  return { method, url };
}
