import type { IncomingMessage } from 'node:http';

/** The token a socket's request carries: as `Authorization: Bearer`, or, as browsers cannot send that, as `?token=`. */
export function tokenIn(request: Pick<IncomingMessage, 'headers' | 'url'>): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const [, query] = (request.url ?? '').split('?', 2);
  return new URLSearchParams(query).get('token') ?? undefined;
}
