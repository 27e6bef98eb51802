import { createServer } from 'node:net';

/**
 * A port on 127.0.0.1 that nothing listens on at this moment. Another program may take it before the caller
 * does; the operating system hands out such ports in turn, so that is rare.
 */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has no port');
  return address.port;
}
