import {
  guestBody,
  mailLinkBody,
  profileBody,
  type SessionView,
  setupBody,
  signInBody,
  signOutBody,
  tokenBody,
} from '@geflecht/contract';
import { accepted, refused, type Result } from '@geflecht/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Context } from '../../app/context.ts';
import { methodAndUrl } from '../../http/serve.ts';
import { read } from '../../http/validate.ts';
import type { Mailer } from '../outbox/index.ts';
import type { Entry } from './entry.ts';
import { arriveAsGuest } from './guest.ts';
import type { AuthLimits } from './limits.ts';
import type { Passwords } from './password.ts';
import { changeProfile } from './profile.ts';
import { deleteSessionsOf } from './session-store.ts';
import { setUp } from './setup.ts';
import { sendMailLink, signInByMailLink, signInByPassword } from './sign-in.ts';

export interface AuthMeans {
  readonly entry: Entry;
  readonly mailer: Mailer;
  readonly limits: AuthLimits;
  readonly passwords: Passwords;
}

type Answer<Value> = Promise<Result<Value>>;

/** Signing in and out, guests, the first admin, the own profile. */
export function authRoutes(
  app: FastifyInstance,
  context: Context,
  { entry, mailer, limits, passwords }: AuthMeans,
): void {
  const { storage, now, randomId, randomBytes, publicAddress } = context;
  const means = { storage, now, randomId, randomBytes, publicAddress, passwords, limits, mailer };

  app.get(
    methodAndUrl('session').url,
    async (request): Promise<SessionView> => await entry.view(request.session),
  );

  app.post(methodAndUrl('signIn').url, async (request, reply): Answer<SessionView> => {
    const body = read('body', signInBody, request.body);
    if (!body.ok) return body;
    const person = await signInByPassword(means, { ...body.value, address: request.ip });
    return person.ok ? accepted(await entry.open(request, reply, person.value, false)) : person;
  });

  app.post(methodAndUrl('mailLink').url, async (request, reply): Promise<unknown> => {
    const body = read('body', mailLinkBody, request.body);
    if (!body.ok) return body;
    // Not awaited: the time of the answer must not tell whether there is such an account.
    sendMailLink(means, { ...body.value, address: request.ip }).catch((error: unknown) =>
      request.log.error({ err: error }, 'a sign-in link could not be made'),
    );
    return reply.code(202).send();
  });

  app.post(methodAndUrl('mailLinkConfirm').url, async (request, reply): Answer<SessionView> => {
    const body = read('body', tokenBody, request.body);
    if (!body.ok) return body;
    const person = await signInByMailLink(means, { ...body.value, address: request.ip });
    return person.ok ? accepted(await entry.open(request, reply, person.value, false)) : person;
  });

  app.post(methodAndUrl('guest').url, async (request, reply): Answer<SessionView> => {
    const body = read('body', guestBody, request.body);
    if (!body.ok) return body;
    const arrival = await arriveAsGuest(means, { ...body.value, address: request.ip });
    if (!arrival.ok) return arrival;
    for (const event of arrival.value.events) context.publish(event);
    return accepted(await entry.open(request, reply, arrival.value.person, false));
  });

  app.post(methodAndUrl('setup').url, async (request, reply): Answer<SessionView> => {
    const body = read('body', setupBody, request.body);
    if (!body.ok) return body;
    const founding = await setUp(means, { ...body.value, address: request.ip });
    if (!founding.ok) return founding;
    const { person, event, ended } = founding.value;
    // The founder may have looked round as an example person; that session is gone with the others.
    request.session = null;
    const view = await entry.open(request, reply, person, false);
    context.publish(event);
    for (const example of ended) context.collab.endSession({ person: example });
    return accepted(view);
  });

  app.post(methodAndUrl('signOut').url, async (request, reply): Answer<undefined> => {
    const body = read('body', signOutBody, request.body);
    if (!body.ok) return body;
    if (body.value.everywhere && request.session?.example === true) return refused('not_permitted');
    await signOut(request, reply, body.value.everywhere);
    return accepted(undefined);
  });

  async function signOut(request: FastifyRequest, reply: FastifyReply, everywhere: boolean): Promise<void> {
    const person = request.session?.person;
    if (everywhere && person !== undefined) {
      await deleteSessionsOf(storage.db, person);
      context.collab.endSession({ person });
    }
    await entry.close(request, reply);
  }

  app.patch(methodAndUrl('profile').url, async (request, reply): Answer<SessionView> => {
    const { session } = request;
    if (session === null) return refused('sign_in_required');
    const body = read('body', profileBody, request.body);
    if (!body.ok) return body;
    const changed = await changeProfile(means, session, body.value, request.ip);
    if (!changed.ok) return changed;
    if (!changed.value.passwordChanged) return accepted(await entry.view(session));
    // Whoever knew the old password is out; this browser gets a new session.
    await deleteSessionsOf(storage.db, session.person);
    const view = await entry.open(request, reply, session.person, false);
    context.collab.endSession({ person: session.person });
    return accepted(view);
  });
}
