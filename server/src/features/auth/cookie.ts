import type { SerializeOptions } from '@fastify/cookie';
import { fastifyCookie } from '@fastify/cookie';

export const SESSION_COOKIE = 'geflecht_session';

/** The two halves of the cookie: which session, and the proof that it is ours. */
export interface SessionToken {
  readonly id: string;
  readonly secret: string;
}

/** Reads the session out of a raw Cookie header, as the socket upgrade has nothing else. */
export function readSessionToken(header: string | undefined): SessionToken | undefined {
  if (header === undefined) return undefined;
  return parseSessionToken(fastifyCookie.parse(header)[SESSION_COOKIE]);
}

function parseSessionToken(value: string | undefined): SessionToken | undefined {
  const match = /^([A-Za-z0-9_-]{16,64})\.([A-Za-z0-9_-]{16,64})$/.exec(value ?? '');
  const [, id, secret] = match ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export function writeSessionToken(token: SessionToken): string {
  return `${token.id}.${token.secret}`;
}

/** `Lax`, so that a link in a mail finds its reader signed in; changes are guarded by their origin besides. */
export function cookieOptions(secure: boolean, expires: Date): SerializeOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure, expires };
}
