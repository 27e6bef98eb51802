import { createHash, timingSafeEqual } from 'node:crypto';

import type { FastifyRequest } from 'fastify';

/** Headers that proxies add: what carries one comes from elsewhere, though the proxy be on this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/**
 * Who may read the figures: whoever has the token, and programs on this machine. A browser that a foreign page has led
 * here by a made-up name for this machine is not one of them, hence the look at the host.
 */
export function mayScrape(
  request: Pick<FastifyRequest, 'headers' | 'socket'>,
  token: string | null,
): boolean {
  const shown = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== null && shown !== undefined && isSame(shown, token)) return true;
  return (
    isLoopback(request.socket.remoteAddress) &&
    FORWARDED.every((name) => request.headers[name] === undefined) &&
    /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(request.headers.host ?? '')
  );
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address);
}

function isSame(one: string, other: string): boolean {
  // Hashed, because the comparison wants equal lengths and a length is told by the time it takes.
  return timingSafeEqual(hash(one), hash(other));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
