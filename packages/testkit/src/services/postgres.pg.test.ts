import { connect } from 'node:net';

import { expect, inject, test } from 'vitest';

test('a PostgreSQL of the tests’ own listens on the provided address', async () => {
  const url = new URL(inject('pgUrl'));
  const socket = connect(Number(url.port), url.hostname);
  // The protocol's SSLRequest; a PostgreSQL built without or set up without TLS answers with the letter N.
  socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  const answer = await new Promise<Buffer>((resolve, reject) => {
    socket.once('data', resolve);
    socket.once('error', reject);
  });
  socket.destroy();
  expect(answer.toString()).toBe('N');
});
