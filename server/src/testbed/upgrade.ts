import type { IncomingMessage } from 'node:http';

/** A request that asks for a WebSocket, for sockets without a network. */
export const UPGRADE = {
  method: 'GET',
  url: '/',
  headers: {
    upgrade: 'websocket',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    'sec-websocket-version': '13',
  },
} as unknown as IncomingMessage;
