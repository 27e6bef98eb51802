import { Server } from '@hocuspocus/server';

/** Hocuspocus as it comes: no extensions, nothing is stored. */
await new Server({ port: Number(process.env['PORT']), address: '127.0.0.1', quiet: true }).listen();
