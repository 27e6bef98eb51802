import { describe, expect, it } from 'vitest';

import { DOCUMENT_SCHEMA, handshakeToken, readHandshake } from './socket.ts';

describe('handshake', () => {
  it('carries the number of every kind there and back', () => {
    for (const schema of Object.values(DOCUMENT_SCHEMA)) {
      expect(readHandshake(handshakeToken(schema))).toEqual({ schema });
    }
  });
  it('takes a client that says nothing, or something else, for older than all that do', () => {
    for (const token of [
      '',
      'schema=',
      'schema=1.5',
      'schema=-1',
      ' schema=1',
      'schema=1 ',
      'schema=12345678901',
    ]) {
      expect(readHandshake(token)).toEqual({ schema: undefined });
    }
  });
});
