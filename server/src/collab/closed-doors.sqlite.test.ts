import { createHash } from 'node:crypto';

import { type BoardId, documentName, type ManufakturSlug } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { CITY_CONTACT, ELSEWHERE, MEMBER, MODERATOR, opened, saved } from '../testbed/live-stage.ts';
import { type Product, startProduct } from '../testbed/product.ts';
import { frames, presenceOf, type RawSocket, rawSocket } from '../testbed/raw-socket.ts';
import { until } from '../testbed/until.ts';

// A bound for a busy machine, not what people see.
vi.setConfig({ testTimeout: 30_000 });

const BOARD = { kind: 'board', id: 'verschlossen' as BoardId } as const;
const PROPOSAL = { kind: 'proposal', id: 'M1-01' } as const;
const NAMES = { board: documentName(BOARD), proposal: documentName(PROPOSAL as never) };

/** Everything a client can say, with content that would change what it is about. */
function messages(name: string): readonly (readonly [string, Uint8Array])[] {
  const doc = new Y.Doc();
  doc.getMap('items').set('eingeschleust', 'x');
  const block = new Y.XmlElement('paragraph');
  doc.getXmlFragment('section.ziel').push([block]);
  const update = Y.encodeStateAsUpdate(doc);
  return [
    ['sync step 1', frames.step1(name, Uint8Array.of(0))],
    ['sync step 2', frames.step2(name, update)],
    ['update', frames.update(name, update)],
    ['sync reply', frames.syncReply(name, update)],
    ['presence', frames.presence(name, presenceOf(77, 1, { person: ELSEWHERE }))],
    ['presence of somebody else', frames.presence(name, presenceOf(78, 1, { person: MODERATOR }))],
    ['query presence', frames.queryPresence(name)],
    ['stateless', frames.stateless(name, '{"type":"outdated"}')],
    ['broadcast stateless', frames.broadcastStateless(name, '{"type":"outdated"}')],
    ['sync status', frames.syncStatus(name)],
    ['an unknown type', Uint8Array.of(...frames.close(name).slice(0, -1), 42)],
    ['nothing', Uint8Array.of(...frames.close(name).slice(0, -1))],
    ['ping', frames.ping],
    ['close', frames.close(name)],
  ];
}

describe('who may not write', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await product.context.storage.db
      .insertInto('boards')
      .values({
        id: BOARD.id,
        manufaktur: 'klima-energie' as ManufakturSlug,
        title: 'Verschlossen',
        created_at: product.context.now().toISOString(),
      })
      .execute();
  }, 60_000);
  afterAll(async () => await product[Symbol.asyncDispose](), 60_000);

  const address = { board: BOARD, proposal: PROPOSAL as never };
  const hashOf = async (kind: 'board' | 'proposal'): Promise<string> =>
    await product.context.collab.read(address[kind], (doc) =>
      createHash('sha256').update(Y.encodeStateAsUpdate(doc)).digest('hex'),
    );

  /** How somebody comes to a document at which they may not write. */
  const ways: Record<string, { kind: 'board' | 'proposal'; come(name: string): Promise<RawSocket> }> = {
    'a reader of a proposal': {
      kind: 'proposal',
      async come(name) {
        const raw = await rawSocket(await product.as(ELSEWHERE));
        raw.send(frames.auth(name));
        await until('the answer', () => raw.heard.length > 0);
        return raw;
      },
    },
    'a page of yesterday on a board': {
      kind: 'board',
      async come(name) {
        const raw = await rawSocket(await product.as(MEMBER));
        raw.send(frames.auth(name, 'schema=0'));
        await until('the answer', () => raw.heard.length > 0);
        return raw;
      },
    },
    'somebody who may not even look': {
      kind: 'board',
      async come(name) {
        const raw = await rawSocket(await product.as(CITY_CONTACT));
        raw.send(frames.auth(name));
        await until('the refusal', () => raw.heard.length > 0);
        return raw;
      },
    },
    'somebody who has shown no papers': {
      kind: 'board',
      come: async () => await rawSocket(await product.as(MEMBER)),
    },
    'somebody without a session': {
      kind: 'board',
      come: async () => await rawSocket(product.browser()),
    },
    'somebody who has left the Manufaktur': {
      kind: 'proposal',
      async come(name) {
        const browser = await product.as('p38');
        await browser.ask('/api/manufakturen/klima-energie/membership', {
          method: 'PUT',
          body: { state: 'mitglied' },
        });
        const raw = await rawSocket(browser);
        raw.send(frames.auth(name));
        await until('the answer', () => raw.heard.length > 0);
        await browser.ask('/api/manufakturen/klima-energie/membership', { method: 'DELETE' });
        return raw;
      },
    },
    'somebody who has signed out': {
      kind: 'board',
      async come(name) {
        const browser = await product.as(MEMBER);
        const raw = await rawSocket(browser);
        raw.send(frames.auth(name));
        await until('the answer', () => raw.heard.length > 0);
        await browser.post('/api/auth/sign-out', { everywhere: false });
        return raw;
      },
    },
  };

  it('and who may does change it, by the same frames', async () => {
    const witness = await opened((await product.as(MODERATOR)).tab(), NAMES.board);
    const before = await hashOf('board');
    const raw = await rawSocket(await product.as(MEMBER));
    raw.send(frames.auth(NAMES.board));
    raw.send(frames.presence(NAMES.board, presenceOf(79, 1, {})));
    const doc = new Y.Doc();
    doc.getMap('probe').set('geschrieben', 'x');
    raw.send(frames.update(NAMES.board, Y.encodeStateAsUpdate(doc)));
    await until('it has arrived', () => witness.doc.getMap('probe').get('geschrieben') === 'x');
    await until('it is seen', () => witness.provider.awareness?.getStates().has(79));
    expect(await hashOf('board')).not.toBe(before);
    raw.close();
  });

  describe.each(Object.entries(ways))('%s', (_, { kind, come }) => {
    const name = NAMES[kind];

    it.each(messages(name))('changes nothing and reaches nobody with: %s', async (_what, frame) => {
      const witness = await opened((await product.as(MODERATOR)).tab(), name);
      await saved(witness);
      const before = await hashOf(kind);
      const heard: unknown[] = [];
      witness.doc.on('update', () => heard.push('an update'));
      witness.provider.awareness?.on('update', (change: Record<string, number[]>) => {
        // Tabs of earlier tests go on showing themselves; the hostile ones are known by their numbers.
        if (
          Object.values(change)
            .flat()
            .some((client) => client === 77 || client === 78)
        )
          heard.push(change);
      });
      const raw = await come(name);
      raw.send(frame);
      // An honest word of somebody else that arrives shows that everything before it would have.
      const sign = await opened((await product.as(MODERATOR)).tab(), name);
      sign.provider.awareness?.setLocalState({ person: MODERATOR });
      await until('the sign', () => witness.provider.awareness?.getStates().has(sign.doc.clientID));
      expect(heard).toEqual([]);
      expect(witness.messages).toEqual([]);
      expect(await hashOf(kind)).toBe(before);
      raw.close();
    });
  });
});
