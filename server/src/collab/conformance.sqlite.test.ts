import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';

import { DOCUMENT_SCHEMA, handshakeToken, SOCKET_PATH } from '@geflecht/contract';
import { type BoardId, HUB_DOCUMENT, type ManufakturSlug } from '@geflecht/domain';
import { freePort } from '@geflecht/testkit/services';
import { Server } from '@hocuspocus/server';
import { describe } from 'vitest';
import * as Y from 'yjs';

import { CITY_CONTACT, MEMBER } from '../testbed/live-stage.ts';
import { type Product, startProduct } from '../testbed/product.ts';
import { conformance, type Host, type Role } from './conformance.contract.ts';

const PEOPLE: Record<Role, string> = { writer: MEMBER, reader: MEMBER, stranger: CITY_CONTACT };

/** The product as it is, entered as three of the example people. */
async function ours(): Promise<Host> {
  let product: Product = await startProduct();
  const cookies = new Map<Role, string>();
  for (const [role, person] of Object.entries(PEOPLE))
    cookies.set(role as Role, (await product.as(person)).cookie ?? '');
  const { storage } = product.context;
  const names = Array.from({ length: 60 }, () => `pruefung-${randomBytes(4).toString('hex')}`);
  await storage.db
    .insertInto('boards')
    .values(
      names.map((id) => ({
        id: id as BoardId,
        manufaktur: 'klima-energie' as ManufakturSlug,
        title: 'Prüfung',
        created_at: product.context.now().toISOString(),
      })),
    )
    .execute();
  return {
    url: `${product.address.replace('http', 'ws')}${SOCKET_PATH}`,
    papers: (role) => ({
      headers: { origin: product.address, cookie: cookies.get(role) ?? '' },
      // On boards whoever may read may write; a page of yesterday may only read.
      token: handshakeToken(role === 'reader' ? DOCUMENT_SCHEMA.board - 1 : DOCUMENT_SCHEMA.board),
    }),
    documents: () => ({ one: `board:${names.pop()}`, other: `board:${names.pop()}` }),
    stateless: {
      document: HUB_DOCUMENT,
      ask: JSON.stringify({ type: 'resume', after: 0 }),
      answer: 'resumed',
    },
    async restart() {
      product = await product.restart();
    },
    stop: async () => await product[Symbol.asyncDispose](),
  };
}

/** Hocuspocus as it is shipped, with as much around it as the suite asks for: papers, and a store. */
async function stock(): Promise<Host> {
  const port = await freePort();
  const stored = new Map<string, Uint8Array>();
  let count = 0;
  let server: Server;
  /** Its own `destroy` closes the documents and leaves the sockets standing; a process that ends takes them with it. */
  const lines = new Set<Socket>();
  async function destroy(): Promise<void> {
    await server.destroy();
    for (const line of lines) line.destroy();
    lines.clear();
  }
  async function listen(): Promise<void> {
    server = new Server({
      port,
      quiet: true,
      debounce: 10,
      stopOnSignals: false,
      onAuthenticate: async ({ token, documentName, connectionConfig }) => {
        await Promise.resolve();
        if (token === 'stranger' || documentName.startsWith('no-such'))
          throw Object.assign(new Error(''), { reason: 'refused' });
        connectionConfig.readOnly = token === 'reader';
      },
      onLoadDocument: async ({ document, documentName }) => {
        await Promise.resolve();
        const state = stored.get(documentName);
        if (state !== undefined) Y.applyUpdate(document, state);
      },
      onStoreDocument: async ({ document, documentName }) => {
        await Promise.resolve();
        stored.set(documentName, Y.encodeStateAsUpdate(document));
      },
      onStateless: async ({ connection }) => {
        await Promise.resolve();
        connection.sendStateless('answer');
      },
    });
    await server.listen();
    server.httpServer.on('connection', (line: Socket) => lines.add(line));
  }
  await listen();
  return {
    url: `ws://127.0.0.1:${port}`,
    papers: (role) => ({ headers: {}, token: role }),
    documents: () => ({ one: `one-${(count += 1)}`, other: `other-${count}` }),
    stateless: { document: 'stateless', ask: 'ask', answer: 'answer' },
    async restart() {
      await destroy();
      await listen();
    },
    stop: destroy,
  };
}

describe('Geflecht', () => conformance(ours));
describe('Hocuspocus', () => conformance(stock));
