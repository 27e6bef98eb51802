import { ACCESS_TOKEN_PREFIX } from '@geflecht/contract';
import { type AccessTokenId, accessTokenIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

/** The two halves of a token: which one, and the proof that it is ours. */
export interface TokenParts {
  readonly id: AccessTokenId;
  readonly secret: string;
}

const TOKEN = new RegExp(`^${ACCESS_TOKEN_PREFIX}([0-9a-f]{24})_([A-Za-z0-9_-]{32})$`);

export function writeToken({ id, secret }: TokenParts): string {
  return `${ACCESS_TOKEN_PREFIX}${id}_${secret}`;
}

export function readToken(written: string): TokenParts | undefined {
  const [, id, secret] = TOKEN.exec(written) ?? [];
  return id === undefined || secret === undefined
    ? undefined
    : { id: v.parse(accessTokenIdSchema, id), secret };
}

/** What the sockets that came with a token go by; no session's id holds a colon. */
export function socketsOf(token: AccessTokenId): string {
  return `${SOCKETS}${token}`;
}

/** The token behind `socketsOf`; `undefined` for a session of a browser. */
export function tokenOf(session: string): AccessTokenId | undefined {
  return session.startsWith(SOCKETS) ? (session.slice(SOCKETS.length) as AccessTokenId) : undefined;
}

const SOCKETS = 'token:';
