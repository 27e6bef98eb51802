import { createHash } from 'node:crypto';

import { CLOSE, PLAIN_SOCKET_PATH } from '@geflecht/contract';
import { type DocumentAddress, parseDocumentName, type PersonId } from '@geflecht/domain';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { setSuspended } from '../features/people/index.ts';
import {
  BOARD,
  CITY_CONTACT,
  ELSEWHERE,
  liveStage,
  MEMBER,
  MODERATOR,
  opened,
  PROPOSAL,
  saved,
  wordsOf,
  write,
} from '../testbed/live-stage.ts';
import { joinedPlainly, plainClient, tokenOf, turnedAway } from '../testbed/plain-client.ts';
import { frames, presenceOf } from '../testbed/raw-socket.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();
const address = (name: string): DocumentAddress => parseDocumentName(name)!;
const secretOf = async (person: string, scope: 'read' | 'write' = 'write'): Promise<string> =>
  (await tokenOf(await stage.product.as(person), scope)).secret;

async function hashOf(name: string): Promise<string> {
  return await stage.product.context.collab.read(address(name), (doc) =>
    createHash('sha256').update(Y.encodeStateAsUpdate(doc)).digest('hex'),
  );
}

/** A plain socket that says exactly what a test wants. */
async function rawPlain(token: string, name: string): Promise<{ socket: WebSocket; heard: Uint8Array[] }> {
  const url = `${stage.product.address.replace('http', 'ws')}${PLAIN_SOCKET_PATH}${name}?token=${token}`;
  const socket = new WebSocket(url);
  const heard: Uint8Array[] = [];
  socket.on('message', (data: Buffer) => heard.push(Uint8Array.from(data)));
  socket.on('error', () => undefined);
  onTestFinished(() => socket.terminate());
  await until('the socket stands', () => socket.readyState === socket.OPEN);
  return { socket, heard };
}

/** A frame of y-websocket is one of Hocuspocus without the name; an empty name is one byte. */
const plain = (frame: Uint8Array): Uint8Array => frame.slice(1);

describe('P1: an unmodified y-websocket client with an access token', () => {
  it('writes and reads together with the product’s own pages', async () => {
    const origin = stage.product.address;
    const [own, other] = [await secretOf(MEMBER), await secretOf(MODERATOR)];
    const [one, two] = [
      await joinedPlainly(origin, PROPOSAL, { token: own }),
      await joinedPlainly(origin, PROPOSAL, { token: other }),
    ];
    const page = await opened(await stage.tabOf(MEMBER), PROPOSAL);
    expect(wordsOf(one.doc)).toBe(wordsOf(page.doc));
    write(one.doc, 'Von dem einen Programm.');
    write(two.doc, 'Von dem anderen Programm.');
    write(page.doc, 'Von der Seite.');
    const docs = [one.doc, two.doc, page.doc];
    const sentences = ['Von dem einen Programm.', 'Von dem anderen Programm.', 'Von der Seite.'];
    await until('everybody has everything', () =>
      docs.every((doc) => sentences.every((sentence) => wordsOf(doc).includes(sentence))),
    );
    expect(new Set(docs.map(wordsOf)).size).toBe(1);
    await until('it is stored', async () => (await stage.stored()) === wordsOf(one.doc));
  });

  it('finds what it wrote after a restart of the server, and brings what it wrote meanwhile', async () => {
    const client = await joinedPlainly(stage.product.address, PROPOSAL, { token: await secretOf(MEMBER) });
    write(client.doc, 'Davor.');
    const page = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    await until('it has arrived', () => wordsOf(page.doc).includes('Davor.'));
    const restarted = stage.product.restart();
    write(client.doc, 'Währenddessen.');
    stage.product = await restarted;
    await until('everything is stored', async () => {
      const words = await stage.stored();
      return words.includes('Davor.') && words.includes('Währenddessen.');
    });
    await until('it is back', () => client.provider.synced);
  });

  it('carries a long text and many small changes', async () => {
    const token = await secretOf(MEMBER);
    const origin = stage.product.address;
    const [writer, reader] = [
      await joinedPlainly(origin, BOARD, { token }),
      await joinedPlainly(origin, BOARD, { token }),
    ];
    const text = writer.doc.getText('probe');
    text.insert(0, 'lang '.repeat(20_000));
    for (let nr = 0; nr < 500; nr += 1) text.insert(0, 'x');
    await until('both are equal', () => reader.doc.getText('probe').length === text.length, 15_000);
    expect(reader.doc.getText('probe').toJSON()).toBe(text.toJSON());
  });

  it('may send the token as a header instead, and the name as an address encodes it', async () => {
    const token = await secretOf(MEMBER);
    const headers = { authorization: `Bearer ${token}` };
    const client = await joinedPlainly(stage.product.address, encodeURIComponent(BOARD), { headers });
    expect(client.doc.getMap('items').size).toBeGreaterThan(0);
  });

  it('is welcome from any page: a token is nothing a browser sends by itself', async () => {
    const headers = { origin: 'https://example.org' };
    const token = await secretOf(MEMBER);
    const client = await joinedPlainly(stage.product.address, BOARD, { token, headers });
    expect(client.closes).toEqual([]);
  });
});

describe('P2: without a token that holds', () => {
  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['another word', 'geheim'],
    ['a made-up one', `gft_${'0'.repeat(24)}_${'x'.repeat(32)}`],
  ])('nobody comes in: %s', async (_, token) => {
    const client = plainClient(stage.product.address, BOARD, token === undefined ? {} : { token });
    expect(await turnedAway(client)).toBe(CLOSE.unauthenticated);
    expect(client.doc.store.clients.size).toBe(0);
    // The client takes the code for final.
    expect(client.provider.shouldConnect).toBe(false);
  });

  it('nobody comes in by a cookie, whatever page they come from', async () => {
    const { cookie = '', origin } = await stage.product.as(MEMBER);
    for (const from of [origin, 'https://evil.example']) {
      const headers = { cookie, origin: from };
      expect(await turnedAway(plainClient(origin, BOARD, { headers }))).toBe(CLOSE.unauthenticated);
    }
  });

  it('a token counts, not the cookie beside it', async () => {
    const { cookie = '', origin } = await stage.product.as(MEMBER);
    const token = await secretOf(CITY_CONTACT);
    const client = plainClient(origin, BOARD, { token, headers: { cookie, origin } });
    expect(await turnedAway(client)).toBe(CLOSE.forbidden);
  });

  it('a token does not open the product’s own socket', async () => {
    const token = await secretOf(MEMBER);
    const { address: origin } = stage.product;
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/collab?token=${token}`, {
      headers: { origin, authorization: `Bearer ${token}` },
    });
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(CLOSE.unauthenticated);
  });

  it('who tries hundreds is told to come later, before there is a socket', async () => {
    const { address: origin } = stage.product;
    const wrong = `gft_${'0'.repeat(24)}_${'x'.repeat(32)}`;
    const url = `${origin.replace('http', 'ws')}${PLAIN_SOCKET_PATH}${BOARD}?token=${wrong}`;
    const token = await secretOf(MEMBER);
    await joinedPlainly(origin, BOARD, { token });
    const knock = async (): Promise<number> =>
      await new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.on('error', () => undefined);
        socket.on('close', resolve);
        socket.on('unexpected-response', (_request, answer) => {
          resolve(answer.statusCode ?? 0);
          socket.terminate();
        });
      });
    const answers: number[] = [];
    for (let batch = 0; batch < 13; batch += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 50 }, knock))));
    }
    expect(new Set(answers)).toEqual(new Set([CLOSE.unauthenticated, 429]));
    // Who has shown a token that holds is let in all the same.
    await joinedPlainly(origin, BOARD, { token });
  });
});

describe('P3: a token never gives more than its person has, nor than it says', () => {
  it.each([
    ['the hub', 'hub'],
    ['an unknown kind', 'minutes:t-1'],
    ['a board that is not there', 'board:nirgends'],
    ['other letters', 'BOARD:klima-energie'],
    ['a broken encoding', 'board:%E0%A4%A'],
    ['a deeper path', 'board:klima-energie/x'],
    ['no name', ''],
  ])('there is no such document: %s', async (_, name) => {
    const client = plainClient(stage.product.address, name, { token: await secretOf(MEMBER) });
    expect(await turnedAway(client)).toBe(CLOSE.unknownDocument);
  });

  it('who may not look into the working spaces does not by a token', async () => {
    const client = plainClient(stage.product.address, BOARD, { token: await secretOf(CITY_CONTACT) });
    expect(await turnedAway(client)).toBe(CLOSE.forbidden);
    expect(client.doc.store.clients.size).toBe(0);
  });

  /** Everything a plain client can say, with content that would change what it is about. */
  function messages(): readonly (readonly [string, Uint8Array])[] {
    const doc = new Y.Doc();
    doc.getMap('probe').set('eingeschleust', 'x');
    doc.getXmlFragment('section.ziel').push([new Y.XmlElement('paragraph')]);
    const update = Y.encodeStateAsUpdate(doc);
    return [
      ['sync step 1', frames.step1('', Uint8Array.of(0))],
      ['sync step 2', frames.step2('', update)],
      ['update', frames.update('', update)],
      ['sync reply', frames.syncReply('', update)],
      ['presence', frames.presence('', presenceOf(77, 1, {}))],
      ['presence of somebody else', frames.presence('', presenceOf(78, 1, { person: MODERATOR }))],
      ['query presence', frames.queryPresence('')],
      ['papers', frames.auth('')],
      ['stateless', frames.stateless('', '{"type":"outdated"}')],
      ['broadcast stateless', frames.broadcastStateless('', '{"type":"outdated"}')],
      ['sync status', frames.syncStatus('')],
      ['close', frames.close('')],
    ];
  }

  it.each([
    ['a token that reads, of somebody who writes', MEMBER, 'read', BOARD],
    ['a token that writes, of somebody who reads', ELSEWHERE, 'write', PROPOSAL],
  ] as const)('%s changes nothing and reaches nobody', async (_, person, scope, name) => {
    const token = await secretOf(person, scope);
    const witness = await opened(await stage.tabOf(MODERATOR), name);
    await saved(witness);
    const before = await hashOf(name);
    const heard: unknown[] = [];
    witness.doc.on('update', () => heard.push('an update'));
    witness.provider.awareness?.on('update', (change: unknown) => heard.push(change));
    for (const [what, frame] of messages()) {
      const { socket, heard: answers } = await rawPlain(token, name);
      socket.send(plain(frames.step1('', Uint8Array.of(0))));
      await until('it is inside', () => answers.length > 0);
      socket.send(plain(frame));
      // An honest word of somebody else that arrives shows that everything before it would have.
      const sign = await opened(await stage.tabOf(MODERATOR), name);
      sign.provider.awareness?.setLocalState({ person: MODERATOR });
      await until('the sign', () => witness.provider.awareness?.getStates().has(sign.doc.clientID));
      sign.provider.destroy();
      await until('the sign is gone', () => !witness.provider.awareness?.getStates().has(sign.doc.clientID));
      expect(
        heard.splice(0).filter((each) => !JSON.stringify(each).includes(String(sign.doc.clientID))),
        what,
      ).toEqual([]);
      expect(await hashOf(name), what).toBe(before);
      socket.terminate();
    }
    expect(witness.messages).toEqual([]);
  });

  it('the same frames do change it where token and person allow it', async () => {
    const witness = await opened(await stage.tabOf(MODERATOR), BOARD);
    const before = await hashOf(BOARD);
    const { socket } = await rawPlain(await secretOf(MEMBER), BOARD);
    const doc = new Y.Doc();
    doc.getMap('probe').set('geschrieben', 'x');
    socket.send(plain(frames.presence('', presenceOf(79, 1, {}))));
    socket.send(plain(frames.update('', Y.encodeStateAsUpdate(doc))));
    await until('it has arrived', () => witness.doc.getMap('probe').get('geschrieben') === 'x');
    await until('it is seen', () => witness.provider.awareness?.getStates().has(79));
    expect(await hashOf(BOARD)).not.toBe(before);
  });

  it('a broken frame ends the socket and nothing else', async () => {
    const token = await secretOf(MEMBER);
    const witness = await joinedPlainly(stage.product.address, BOARD, { token });
    const before = await hashOf(BOARD);
    for (const frame of [Uint8Array.of(), Uint8Array.of(0), Uint8Array.of(0, 2, 200), Uint8Array.of(42)]) {
      const { socket } = await rawPlain(token, BOARD);
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.send(frame);
      await closed;
    }
    expect(await hashOf(BOARD)).toBe(before);
    expect(witness.provider.wsconnected).toBe(true);
  });
});

describe('P4: what ends, ends within two seconds', () => {
  /** Milliseconds until the code with which an open client is turned away. */
  async function endedBy(end: (token: { id: string }) => Promise<unknown>): Promise<number | undefined> {
    const browser = await stage.product.as(MEMBER);
    const { token, secret } = await tokenOf(browser);
    const client = await joinedPlainly(stage.product.address, BOARD, { token: secret });
    await end(token);
    await until('the end', () => client.closes.length > 0, 2000);
    expect(await turnedAway(plainClient(stage.product.address, BOARD, { token: secret }))).toBe(
      CLOSE.unauthenticated,
    );
    return client.closes[0];
  }

  it('a token that is revoked', async () => {
    const other = await tokenOf(await stage.product.as(MEMBER));
    const beside = await joinedPlainly(stage.product.address, BOARD, { token: other.secret });
    const browser = await stage.product.as(MEMBER);
    const code = await endedBy(
      async ({ id }) => await browser.ask(`/api/tokens/${id}`, { method: 'DELETE' }),
    );
    expect(code).toBe(CLOSE.sessionEnded);
    expect(beside.closes).toEqual([]);
  });

  it('a token whose person is suspended', async () => {
    const { collab, storage } = stage.product.context;
    const person = MEMBER as PersonId;
    const code = await endedBy(async () => {
      await setSuspended(storage.db, person, true);
      collab.endSession({ person });
    });
    expect(code).toBe(CLOSE.sessionEnded);
  });

  it('a token of the demo, when the first real admin is set up', async () => {
    const code = await endedBy(async () => {
      const admin = { name: 'Erika', email: 'erika@example.org', password: 'ein langes passwort' };
      await stage.product.browser().post('/api/setup', { code: stage.product.setupCode, ...admin });
    });
    expect(code).toBe(CLOSE.sessionEnded);
  });

  it('the right to write, when its person leaves the Manufaktur', async () => {
    const browser = await stage.product.as(MEMBER);
    const { secret } = await tokenOf(browser);
    const client = await joinedPlainly(stage.product.address, PROPOSAL, { token: secret });
    const path = '/api/manufakturen/klima-energie/membership';
    expect((await browser.ask(path, { method: 'DELETE' })).status).toBe(204);
    await until('it is asked to come again', () => client.closes.length > 0, 2000);
    await until('it is back', () => client.provider.synced);
    const before = await hashOf(PROPOSAL);
    write(client.doc, 'Darf nicht mehr.');
    const page = await opened(await stage.tabOf(MODERATOR), PROPOSAL);
    write(page.doc, 'Darf.');
    await until('an honest word arrives', () => wordsOf(client.doc).includes('Darf.'));
    await saved(page);
    expect(await hashOf(PROPOSAL)).not.toBe(before);
    expect(await stage.stored()).not.toContain('Darf nicht mehr.');
  });
});

describe('P5: presence', () => {
  const pointerAt = (x: number) => ({ cursor: { x, y: 0 }, selection: [], editing: null, drag: null });
  const xOf = (state: unknown) =>
    (state as { board?: ReturnType<typeof pointerAt> } | undefined)?.board?.cursor.x;

  it('arrives with the person whom the server knows, whatever the client says', async () => {
    const page = await opened(await stage.tabOf(MODERATOR), BOARD);
    const client = await joinedPlainly(stage.product.address, BOARD, { token: await secretOf(MEMBER) });
    const seen = () => page.provider.awareness?.getStates().get(client.doc.clientID);
    const { awareness } = client.provider;
    awareness.setLocalState({});
    await until('it is seen', seen);
    expect(seen()).toEqual({ person: MEMBER });
    const people: unknown[] = [];
    page.provider.awareness?.on('update', () => people.push(seen()?.['person']));
    awareness.setLocalState({ person: MODERATOR });
    awareness.setLocalState({ person: MODERATOR, board: pointerAt(1) });
    awareness.setLocalState({ board: pointerAt(2) });
    await until('what is true of it is passed on', () => xOf(seen()) === 2);
    expect(new Set(people)).toEqual(new Set([MEMBER]));
    client.provider.destroy();
    await until('it is gone', () => seen() === undefined);
  });

  it('shows the client who is there, and does not take its echo for somebody else', async () => {
    const page = await opened(await stage.tabOf(MODERATOR), BOARD);
    const watcher = await opened(await stage.tabOf(ELSEWHERE), BOARD);
    page.provider.awareness?.setLocalState({ person: MODERATOR });
    const client = await joinedPlainly(stage.product.address, BOARD, { token: await secretOf(MEMBER) });
    const states = () => client.provider.awareness.getStates();
    await until('the client sees the page', () => states().has(page.doc.clientID));
    for (let x = 0; x < 20; x += 1) {
      page.provider.awareness?.setLocalState({ person: MODERATOR, board: pointerAt(x) });
      await until('it is seen to move', () => xOf(states().get(page.doc.clientID)) === x);
    }
    // The page goes and comes back under the same client id, which nobody has taken meanwhile.
    const { doc } = page;
    page.provider.destroy();
    await until('it is gone', () => !states().has(doc.clientID));
    await until('for all', () => !watcher.provider.awareness?.getStates().has(doc.clientID));
    const back = await opened(await stage.tabOf(MODERATOR), BOARD, doc);
    // It counts on from where it was; the others hear nothing that is older than what they have heard.
    for (let word = 0; word < 30; word += 1) back.provider.awareness?.setLocalState({ person: MODERATOR });
    await until('it is seen again', () => {
      const state = watcher.provider.awareness?.getStates().get(doc.clientID);
      return state?.['person'] === MODERATOR;
    });
  });
});
