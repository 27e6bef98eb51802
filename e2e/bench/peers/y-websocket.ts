import { createServer } from 'node:http';
import { registerHooks } from 'node:module';

import { WebSocketServer } from 'ws';

// Its store is imported even where it is not used, and would have to be compiled; an empty one stands in for it.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'y-leveldb'
      ? { url: 'data:text/javascript,export class LeveldbPersistence {}', shortCircuit: true }
      : next(specifier, context),
});
const { setupWSConnection } = await import('@y/websocket-server/utils');

/** The server of y-websocket as it comes: nothing is stored. */
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request, {}));
createServer((_request, response) => response.end('okay'))
  .on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  })
  .listen(Number(process.env['PORT']), '127.0.0.1');
