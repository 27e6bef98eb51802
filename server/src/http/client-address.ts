import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from, as Fastify answers it as `request.ip`: the socket's own address, or what as many proxies
 * as are trusted say of whom they speak for.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const said = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .flatMap((header) => header.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const chain = [request.socket.remoteAddress ?? '', ...said.toReversed()];
  return chain[Math.min(trustedProxies, chain.length - 1)] ?? '';
}
