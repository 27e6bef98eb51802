import { connect } from 'node:net';

import { CLOSE } from '@geflecht/contract';
import { type BoardId, HUB_DOCUMENT } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { BOARD, liveStage, MEMBER, MODERATOR, opened, PROPOSAL, saved } from '../testbed/live-stage.ts';
import { frames, presenceOf, type RawSocket, rawSocket } from '../testbed/raw-socket.ts';
import { until } from '../testbed/until.ts';

const stage = liveStage();

const bytesHeard = (raw: RawSocket): number => raw.heard.reduce((sum, frame) => sum + frame.length, 0);

describe('a workshop behind one router', () => {
  it('of forty gets in at once, each with a board, a text and the hub', async () => {
    const people = Array.from({ length: 40 }, (_, nr) => `p${String((nr % 28) + 37)}`);
    const entered = await Promise.all(
      people.map(async (person) => {
        const tab = (await stage.product.as(person)).tab();
        return await Promise.all(
          [BOARD, PROPOSAL, HUB_DOCUMENT].map(async (name) => {
            const document = tab.open(name);
            await until(`${person} is in ${name}`, () => document.provider.synced, 20_000);
            return document;
          }),
        );
      }),
    );
    expect(entered.flat().every(({ provider }) => provider.synced)).toBe(true);
  });
});

describe('sockets that say nothing', () => {
  it('are closed in ten seconds, two hundred of them at little cost, and disturb nobody', async () => {
    const { cookie = '' } = await stage.product.as(MEMBER);
    const { host, hostname, port } = new URL(stage.product.address);
    const honest = await opened(await stage.tabOf(MODERATOR), BOARD);
    const before = process.memoryUsage.rss();
    const codes: number[] = [];
    const start = performance.now();
    let standing = 0;
    // By hand, because as many WebSocket objects of the client's side would be measured with the server.
    for (let nr = 0; nr < 200; nr += 1) {
      const line = connect(Number(port), hostname);
      line.on('error', () => undefined);
      line.write(
        `GET /collab HTTP/1.1\r\nhost: ${host}\r\norigin: ${stage.product.address}\r\ncookie: ${cookie}\r\n` +
          'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n' +
          'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
      );
      line.on('data', (data: Buffer) => {
        if (data.subarray(0, 12).toString() === 'HTTP/1.1 101') standing += 1;
        else if (data[0] === 0x88) {
          codes.push(data.readUInt16BE(2));
          line.destroy();
        }
      });
    }
    await until('all stand', () => standing === 200);
    honest.doc.getMap('probe').set('a', 1);
    await saved(honest);
    expect(process.memoryUsage.rss() - before).toBeLessThan(50 * 1024 * 1024);
    await until('all are closed', () => codes.length === 200, 12_000);
    expect(performance.now() - start).toBeLessThan(12_000);
    expect(new Set(codes)).toEqual(new Set([CLOSE.silent]));
    expect(honest.provider.synced).toBe(true);
  });
});

describe('a reader that reads nothing', () => {
  it('is cut off, and what it does not read is not kept for it', async () => {
    const slow = await rawSocket(await stage.product.as(MEMBER));
    slow.send(frames.auth(BOARD));
    await until('it is in', () => slow.heard.length > 0);
    slow.socket.pause();
    const writer = await opened(await stage.tabOf(MODERATOR), BOARD);
    const text = writer.doc.getText('probe');
    const line = 'x'.repeat(100_000);
    for (let round = 0; round < 12; round += 1) {
      for (let nr = 0; nr < 10; nr += 1) {
        text.insert(0, line);
        text.delete(0, line.length);
      }
      await saved(writer);
    }
    const { connections } = stage.product.context.collab.figures();
    expect(connections).toBe(1);
    slow.close();
  });
});

describe('questions that cost little and answers that cost much', () => {
  it('are answered at a pace: a thousand of them get a handful', async () => {
    const writer = await opened(await stage.tabOf(MODERATOR), BOARD);
    writer.doc.getText('probe').insert(0, 'x'.repeat(200_000));
    await saved(writer);
    const asking = await rawSocket(await stage.product.as(MEMBER));
    asking.send(frames.auth(BOARD));
    await until('it is in', () => asking.heard.length > 0);
    for (let nr = 0; nr < 1000; nr += 1) asking.send(frames.step1(BOARD, Uint8Array.of(0)));
    asking.send(frames.auth('board:nirgends'));
    await until('the last word is answered', () =>
      asking.heard.some((frame) => Buffer.from(frame).includes('nirgends')),
    );
    expect(bytesHeard(asking)).toBeLessThan(3_000_000);
    asking.close();
  });

  it('F4: are no cheaper for who closes and opens the document before each', async () => {
    const writer = await opened(await stage.tabOf(MODERATOR), BOARD);
    writer.doc.getText('probe').insert(0, 'y'.repeat(200_000));
    await saved(writer);
    const asking = await rawSocket(await stage.product.as(MEMBER));
    for (let nr = 0; nr < 100; nr += 1) {
      asking.send(frames.auth(BOARD));
      // A state that nobody has, so that no answer is at hand.
      asking.send(frames.step1(BOARD, Y.encodeStateVector(new Map([[nr + 1, 1]]))));
      const before = asking.heard.length;
      await until('it is in', () => asking.heard.length > before);
      asking.send(frames.close(BOARD));
    }
    asking.send(frames.auth('board:nirgends'));
    await until('the last word is answered', () =>
      asking.heard.some((frame) => Buffer.from(frame).includes('nirgends')),
    );
    expect(bytesHeard(asking)).toBeLessThan(8_000_000);
    asking.close();
  });

  it('places that change all the time are told once a second', async () => {
    const watcher = await opened(await stage.tabOf(MEMBER), HUB_DOCUMENT);
    const raw = await rawSocket(await stage.product.as(MODERATOR));
    raw.send(frames.auth(HUB_DOCUMENT));
    await until('it is in', () => raw.heard.length > 0);
    const before = watcher.messages.length;
    for (let nr = 0; nr < 2000; nr += 1) {
      const manufaktur = nr % 2 === 0 ? 'bildung' : 'mobilitaet';
      raw.send(
        frames.stateless(
          HUB_DOCUMENT,
          JSON.stringify({ type: 'place', place: { manufaktur, view: 'tafel' }, protocol: 1 }),
        ),
      );
    }
    await until('the last place', () => stage.product.context.collab.heads()['mobilitaet'] === 1, 20_000);
    expect(watcher.messages.length - before).toBeLessThan(30);
    raw.close();
  });
});

describe('a change whose ground is missing', () => {
  it('is asked for again, not acknowledged before it is whole, and then kept', async () => {
    const witness = await opened(await stage.tabOf(MODERATOR), BOARD);
    const raw = await rawSocket(await stage.product.as(MEMBER));
    raw.send(frames.auth(BOARD));
    await until('it is in', () => raw.heard.length > 0);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getText('probe').insert(0, 'eins ');
    doc.getText('probe').insert(5, 'zwei ');
    doc.getText('probe').insert(10, 'drei');
    const stored = () => raw.heard.filter((frame) => frame.at(-2) === 8 && frame.at(-1) === 1).length;
    const asked = () =>
      raw.heard.filter((frame) => frame[BOARD.length + 1] === 0 && frame[BOARD.length + 2] === 0).length;
    raw.send(frames.update(BOARD, updates[2]!));
    await until('the question', () => asked() === 1);
    raw.send(frames.update(BOARD, updates[1]!));
    await until('the question again', () => asked() === 2);
    expect(stored()).toBe(0);
    raw.send(frames.update(BOARD, updates[0]!));
    await until('all three are stored', () => stored() === 3);
    await until('and seen', () => witness.doc.getText('probe').toJSON() === 'eins zwei drei');
    raw.close();
  });

  it('does not pile up: who sends nothing else has to come again', async () => {
    const raw = await rawSocket(await stage.product.as(MEMBER));
    raw.send(frames.auth(BOARD));
    await until('it is in', () => raw.heard.length > 0);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let nr = 0; nr < 200; nr += 1) doc.getText('probe').insert(0, 'x');
    for (const update of updates.slice(1)) raw.send(frames.update(BOARD, update));
    await until('the close', () => raw.closes.length > 0);
    expect(raw.closes[0]?.code).toBe(1013);
  });
});

describe('speaking for others', () => {
  it('a client id that somebody shows a cursor with cannot be written with', async () => {
    const victim = await opened(await stage.tabOf(MODERATOR), BOARD);
    victim.provider.awareness?.setLocalState({ person: MODERATOR });
    const witness = await opened(await stage.tabOf(MODERATOR), BOARD);
    await until('it is seen', () => witness.provider.awareness?.getStates().has(victim.doc.clientID));
    const raw = await rawSocket(await stage.product.as(MEMBER));
    raw.send(frames.auth(BOARD));
    const forged = new Y.Doc();
    forged.clientID = victim.doc.clientID;
    forged.getText('probe').insert(0, 'untergeschoben');
    raw.send(frames.update(BOARD, Y.encodeStateAsUpdate(forged)));
    await until('the close', () => raw.closes.length > 0);
    expect(raw.closes[0]?.code).toBe(1007);
    victim.doc.getText('probe').insert(0, 'echt');
    await saved(victim);
    await until('the honest word', () => witness.doc.getText('probe').toJSON() === 'echt');
  });

  it('a client id that somebody has written with is theirs for ever, restarts included', async () => {
    const honest = new Y.Doc();
    const first = await opened((await stage.product.as(MODERATOR)).tab(), BOARD, honest);
    honest.getText('probe').insert(0, 'meins');
    await saved(first);
    stage.product = await stage.product.restart();
    const raw = await rawSocket(await stage.product.as(MEMBER));
    raw.send(frames.auth(BOARD));
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(honest));
    forged.clientID = honest.clientID;
    const before = Y.encodeStateVector(forged);
    forged.getText('probe').insert(0, 'nicht deins');
    raw.send(frames.update(BOARD, Y.encodeStateAsUpdate(forged, before)));
    await until('the close', () => raw.closes.length > 0);
    expect(raw.closes[0]?.code).toBe(1007);
    const address = { kind: 'board', id: 'klima-energie' as BoardId } as const;
    const words = await stage.product.context.collab.read(address, (doc) => doc.getText('probe').toJSON());
    expect(words).toBe('meins');
  });

  it('a tab cannot show cursors by the hundred', async () => {
    const witness = await opened(await stage.tabOf(MODERATOR), BOARD);
    const raw = await rawSocket(await stage.product.as(MEMBER));
    raw.send(frames.auth(BOARD));
    await until('it is in', () => raw.heard.length > 0);
    for (let client = 1; client <= 300; client += 1)
      raw.send(frames.presence(BOARD, presenceOf(client, 1, { person: MEMBER })));
    const sign = await opened(await stage.tabOf(MODERATOR), BOARD);
    sign.provider.awareness?.setLocalState({ person: MODERATOR });
    await until('the sign', () => witness.provider.awareness?.getStates().has(sign.doc.clientID));
    const ghosts = [...(witness.provider.awareness?.getStates().keys() ?? [])].filter(
      (client) => client <= 300,
    );
    expect(ghosts.length).toBeLessThanOrEqual(16);
    raw.close();
    await until('they go with their tab', () =>
      [...(witness.provider.awareness?.getStates().keys() ?? [])].every((client) => client > 300),
    );
  });
});
