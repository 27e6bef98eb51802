import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser's Origin is ours: the configured public address, or the very host the request was sent to.
 * The latter is safe because cookies belong to a host; a page on another host has none of ours to send.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === publicUrl) return true;
  const { protocol, host: originHost } = new URL(origin);
  return (protocol === 'http:' || protocol === 'https:') && originHost === host?.toLowerCase();
}
