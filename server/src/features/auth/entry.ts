import type { IncomingMessage } from 'node:http';

import type { SessionView } from '@geflecht/contract';
import { ANYBODY, type PersonId } from '@geflecht/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Context } from '../../app/context.ts';
import { latestSeq } from '../events/index.ts';
import { findPerson, loadActor, viewOf } from '../people/index.ts';
import {
  cookieOptions,
  readSessionToken,
  SESSION_COOKIE,
  type SessionToken,
  writeSessionToken,
} from './cookie.ts';
import { findCredential } from './credential-store.ts';
import { deleteSession, extendSession, findSession, insertSession, type Session } from './session-store.ts';
import { isSetUp } from './setup.ts';

/** Milliseconds the tab that signs in anew has for letting its old socket go by itself. */
const GRACE = 1000;

/** Opens, recognises and closes sessions. */
export interface Entry {
  /** The valid session behind a raw Cookie header. */
  recognise(header: string | undefined): Promise<Session | null>;
  /** Fills `request.session` and `request.actor`. */
  attach(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** A new session for this browser; the one it had ends. */
  open(
    request: FastifyRequest,
    reply: FastifyReply,
    person: PersonId,
    example: boolean,
  ): Promise<SessionView>;
  /** Ends this browser's session. */
  close(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  view(session: Session | null): Promise<SessionView>;
  demoActive(): Promise<boolean>;
  ownerOf(request: IncomingMessage): Promise<{ session: string; person: PersonId } | undefined>;
}

export type EntryMeans = Pick<Context, 'config' | 'storage' | 'now' | 'randomBytes'> & {
  readonly endSession: Context['collab']['endSession'];
  readonly mailConfigured: boolean;
};

export function createEntry(means: EntryMeans): Entry {
  const { storage, now, config } = means;
  const secure = config.publicUrl?.startsWith('https:') ?? false;

  async function demoActive(): Promise<boolean> {
    return config.demo === null ? !(await isSetUp(storage.db)) : config.demo === 'on';
  }

  async function recognise(header: string | undefined): Promise<Session | null> {
    const token = readSessionToken(header);
    const session = token === undefined ? undefined : await findSession(storage.db, token, now());
    if (session === undefined) return null;
    if (session.example && !(await demoActive())) return null;
    const person = await findPerson(storage.db, session.person);
    return person === undefined || person.suspended ? null : session;
  }

  function giveCookie(reply: FastifyReply, token: SessionToken, expires: Date): void {
    reply.setCookie(SESSION_COOKIE, writeSessionToken(token), cookieOptions(secure, expires));
  }

  async function endCurrent(request: FastifyRequest, grace: number): Promise<void> {
    const session = request.session;
    if (session === null) return;
    await deleteSession(storage.db, session.id);
    setTimeout(() => means.endSession({ session: session.id }), grace).unref();
  }

  async function view(session: Session | null): Promise<SessionView> {
    const { db } = storage;
    const person = session === null ? undefined : await findPerson(db, session.person);
    const credential = person === undefined ? null : await findCredential(db, { person: person.id });
    return {
      person: person === undefined ? null : viewOf(person),
      email: credential?.email ?? null,
      actor: person === undefined ? ANYBODY : await loadActor(db, person.id, now()),
      demo: await demoActive(),
      setupOpen: !(await isSetUp(db)),
      mailConfigured: means.mailConfigured,
      seq: await latestSeq(db),
    };
  }

  return {
    recognise,
    demoActive,
    view,

    async attach(request, reply) {
      const { cookie } = request.headers;
      const session = await recognise(cookie);
      request.session = session;
      request.actor = session === null ? ANYBODY : await loadActor(storage.db, session.person, now());
      const token = readSessionToken(cookie);
      if (session === null || token === undefined) return;
      const expires = await extendSession(storage.db, session, now());
      if (expires !== undefined) giveCookie(reply, token, expires);
    },

    async open(request, reply, person, example) {
      const { session, token } = await insertSession(storage.db, {
        person,
        example,
        now: now(),
        randomBytes: means.randomBytes,
      });
      await endCurrent(request, GRACE);
      request.session = session;
      request.actor = await loadActor(storage.db, person, now());
      giveCookie(reply, token, session.expiresAt);
      return await view(session);
    },

    async close(request, reply) {
      await endCurrent(request, 0);
      reply.clearCookie(SESSION_COOKIE, cookieOptions(secure, new Date(0)));
    },

    async ownerOf(request) {
      const session = await recognise(request.headers.cookie);
      return session === null ? undefined : { session: session.id, person: session.person };
    },
  };
}
