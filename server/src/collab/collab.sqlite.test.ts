import { openBoard } from '@geflecht/board-schema';
import { CLOSE, type HubMessage } from '@geflecht/contract';
import { HUB_DOCUMENT, type PersonId, type ProposalId, sectionFragment } from '@geflecht/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { Browser, OpenDocument, Tab } from '../testbed/browser.ts';
import { type Product, startProduct } from '../testbed/product.ts';
import { until } from '../testbed/until.ts';

/** Moderator of klima-energie, member there, and somebody of another Manufaktur. */
const MODERATOR = 'p01';
const MEMBER = 'p37';
const ELSEWHERE = 'p45';
/** Of the city, invited nowhere: may not look into the working spaces. */
const CITY_CONTACT = 'p32';
const BOARD = 'board:klima-energie';
const PROPOSAL = 'proposal:M1-01';

// Each test starts a whole product; the waits below are bounds for a busy machine, not what people see.
vi.setConfig({ testTimeout: 30_000 });

let product: Product;

beforeEach(async () => {
  product = await startProduct();
});
afterEach(async () => await product[Symbol.asyncDispose]());

async function tabOf(person: string): Promise<Tab> {
  return (await product.as(person)).tab();
}

async function opened(tab: Tab, name: string, doc?: Y.Doc): Promise<OpenDocument> {
  const document = tab.open(name, doc);
  await until(`${name} is synced`, () => document.provider.synced);
  return document;
}

async function saved(document: OpenDocument): Promise<void> {
  await until('everything is acknowledged', () => !document.provider.hasUnsyncedChanges);
}

function write(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment(sectionFragment('ziel')).push([paragraph]);
}

const wordsOf = (doc: Y.Doc): string => doc.getXmlFragment(sectionFragment('ziel')).toJSON();

/** What a fresh reader of the stored data would see. */
async function stored(name: 'M1-01' = 'M1-01'): Promise<string> {
  return await product.context.collab.read({ kind: 'proposal', id: name as ProposalId }, wordsOf);
}

describe('the way in', () => {
  async function knock(headers: Record<string, string>): Promise<number | 'open'> {
    const socket = new WebSocket(`${product.address.replace('http', 'ws')}/collab`, { headers });
    return await new Promise((resolve) => {
      socket.on('open', () => {
        socket.close();
        resolve('open');
      });
      socket.on('unexpected-response', (_, answer) => {
        resolve(answer.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('error', () => undefined);
    });
  }

  it('is shut for every page that is not ours, session or not', async () => {
    const { cookie = '' } = await product.as(MODERATOR);
    const { host } = new URL(product.address);
    const foreign = [
      'https://evil.example',
      'null',
      `http://sub.${host}`,
      `http://${host}.evil.example`,
      'http://127.0.0.1:1',
      'file://',
      'not an origin',
    ];
    for (const origin of foreign) expect(await knock({ cookie, origin }), origin).toBe(403);
    expect(await knock({ cookie })).toBe(403);
    expect(await knock({ cookie, origin: product.address })).toBe('open');
  });

  it('tells a visitor without a session so, in a close code a browser can read', async () => {
    const tab = product.browser().tab();
    tab.open(BOARD);
    const [close] = await until('the close', () => (tab.closes.length > 0 ? tab.closes : undefined));
    expect(close).toEqual({ code: CLOSE.unauthenticated, reason: 'sign_in_required' });
  });

  it('is on one path only', async () => {
    const { cookie = '' } = await product.as(MODERATOR);
    const socket = new WebSocket(`${product.address.replace('http', 'ws')}/elsewhere`, {
      headers: { cookie, origin: product.address },
    });
    const status = await new Promise((resolve) => {
      socket.on('error', () => undefined);
      socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode));
    });
    expect(status).toBe(404);
    socket.terminate();
  });

  it('closes a socket that sends more than a frame may hold', async () => {
    const { cookie = '' } = await product.as(MODERATOR);
    const socket = new WebSocket(`${product.address.replace('http', 'ws')}/collab`, {
      headers: { cookie, origin: product.address },
    });
    const code = await new Promise((resolve) => {
      socket.on('open', () => socket.send(Buffer.alloc(2 * 1024 * 1024)));
      socket.on('close', resolve);
    });
    expect(code).toBe(1009);
  });
});

describe('names of documents', () => {
  it.each([
    ['no kind', 'klima-energie', 'invalid_document_name'],
    ['an unknown kind', 'minutes:t-1', 'invalid_document_name'],
    ['a kind in other letters', 'Board:klima-energie', 'invalid_document_name'],
    ['a composed umlaut', 'board:ern\u00E4hrung', 'invalid_document_name'],
    ['a decomposed umlaut', 'board:erna\u0308hrung', 'invalid_document_name'],
    ['a path', 'board:../hub', 'invalid_document_name'],
    ['two kinds', 'board:proposal:M1-01', 'invalid_document_name'],
    ['a board that is not there', 'board:nirgends', 'unknown_id'],
    ['a proposal that is not there', 'proposal:m1-01', 'unknown_id'],
    ['a prototype', 'board:__proto__', 'invalid_document_name'],
    ['a constructor', 'proposal:constructor', 'unknown_id'],
  ])('%s is refused', async (_, name, reason) => {
    const document = (await tabOf(MODERATOR)).open(name);
    await until('the refusal', () => document.refusedWith);
    expect(document.refusedWith).toBe(reason);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hub\0again', '__proto__\0x'])(
    '%j never reaches the library',
    async (name) => {
      const tab = await tabOf(MODERATOR);
      tab.open(name);
      const [close] = await until('the close', () => (tab.closes.length > 0 ? tab.closes : undefined));
      expect(close).toEqual({ code: CLOSE.unknownDocument, reason: 'invalid_document_name' });
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it('a refused document leaves the others of the tab alone', async () => {
    const tab = await tabOf(MODERATOR);
    const board = await opened(tab, BOARD);
    const other = tab.open('board:nirgends');
    await until('the refusal', () => other.refusedWith);
    board.doc.getMap('meta').set('note', 1);
    await saved(board);
    expect(tab.closes).toEqual([]);
  });
});

describe('writing', () => {
  it('reaches the others, and both see the same', async () => {
    const one = await opened(await tabOf(MODERATOR), PROPOSAL);
    const other = await opened(await tabOf(MEMBER), PROPOSAL);
    write(one.doc, 'von der einen');
    write(other.doc, 'von der anderen');
    await until('both are equal', () => {
      const words = wordsOf(one.doc);
      return words === wordsOf(other.doc) && words.includes('einen') && words.includes('anderen');
    });
  });

  it('is stored when it is acknowledged', async () => {
    const document = await opened(await tabOf(MEMBER), PROPOSAL);
    write(document.doc, 'auf der Platte');
    await saved(document);
    const log = await product.context.storage.db
      .selectFrom('document_updates')
      .select('data')
      .where('document', '=', PROPOSAL)
      .execute();
    const copy = new Y.Doc();
    for (const { data } of log) Y.applyUpdate(copy, data);
    expect(wordsOf(copy)).toBe(wordsOf(document.doc));
  });

  it('survives a restart in the middle, without a new page', async () => {
    const browser = await product.as(MEMBER);
    const document = await opened(browser.tab(), PROPOSAL);
    write(document.doc, 'vor dem Neustart');
    await saved(document);
    product = await product.restart();
    write(document.doc, 'nach dem Neustart');
    await until('the new server has it', async () => (await stored()).includes('nach dem Neustart'));
    expect(await stored()).toBe(wordsOf(document.doc));
    browser.close();
  });

  it('a first sync that brings nothing is not stored again', async () => {
    const browser = await product.as(MEMBER);
    const first = await opened(browser.tab(), PROPOSAL);
    const ziel = first.doc.getXmlFragment(sectionFragment('ziel'));
    ziel.delete(0, 1);
    await saved(first);
    const rows = async () =>
      (await product.context.storage.db.selectFrom('document_updates').select('seq').execute()).length;
    const before = await rows();
    const again = await opened(browser.tab(), PROPOSAL, first.doc);
    await saved(again);
    expect(await rows()).toBe(before);
    browser.close();
  });

  it('one tab carries several documents', async () => {
    const tab = await tabOf(MODERATOR);
    const [board, text] = [await opened(tab, BOARD), await opened(tab, PROPOSAL)];
    openBoard(board.doc).add({ kind: 'note', x: 0, y: 900, text: 'neu' });
    write(text.doc, 'neu');
    await saved(board);
    await saved(text);
    expect(tab.closes).toEqual([]);
    expect(await stored()).toContain('neu');
  });
});

describe('reading only', () => {
  it('whoever belongs elsewhere reads a text and cannot change it', async () => {
    const before = await stored();
    const reader = await opened(await tabOf(ELSEWHERE), PROPOSAL);
    expect(reader.provider.authorizedScope).toBe('readonly');
    expect(wordsOf(reader.doc)).toBe(before);
    const writer = await opened(await tabOf(MEMBER), PROPOSAL);
    write(reader.doc, 'heimlich');
    write(writer.doc, 'offen');
    await saved(writer);
    expect(await stored()).not.toContain('heimlich');
    expect(wordsOf(writer.doc)).not.toContain('heimlich');
    expect(reader.provider.hasUnsyncedChanges).toBe(true);
  });

  it('the hub takes no content from anybody', async () => {
    const [one, other] = [
      await opened(await tabOf(MODERATOR), HUB_DOCUMENT),
      await opened(await tabOf(MEMBER), HUB_DOCUMENT),
    ];
    one.doc.getMap('x').set('y', 1);
    const third = await opened(await tabOf(ELSEWHERE), HUB_DOCUMENT);
    expect(other.doc.getMap('x').size + third.doc.getMap('x').size).toBe(0);
    const log = product.context.storage.db.selectFrom('document_updates').select('seq');
    expect(await log.where('document', '=', HUB_DOCUMENT).execute()).toEqual([]);
  });

  it('a reader’s presence is not shown', async () => {
    const writer = await opened(await tabOf(MEMBER), PROPOSAL);
    const reader = await opened(await tabOf(ELSEWHERE), PROPOSAL);
    reader.provider.awareness!.setLocalState({ person: ELSEWHERE });
    writer.provider.awareness!.setLocalState({ person: MEMBER });
    await until('the writer is seen', () => reader.provider.awareness!.getStates().has(writer.doc.clientID));
    expect(writer.provider.awareness!.getStates().has(reader.doc.clientID)).toBe(false);
  });
});

describe('broken and hostile input', () => {
  /** A frame of the wire: document, sync, update. */
  function frame(name: string, update: Uint8Array): Uint8Array {
    const head = new TextEncoder().encode(name);
    const length: number[] = [];
    for (let rest = update.length; ; rest >>>= 7) {
      length.push(rest > 127 ? (rest & 127) | 128 : rest);
      if (rest <= 127) break;
    }
    return Uint8Array.from([head.length, ...head, 0, 2, ...length, ...update]);
  }

  it('a broken update is not acknowledged and harms nobody', async () => {
    const victim = await opened(await tabOf(MODERATOR), PROPOSAL);
    const attacker = await tabOf(MEMBER);
    const acknowledged: number[] = [];
    const open = await opened(attacker, PROPOSAL);
    await saved(open);
    open.provider.on('unsyncedChanges', ({ number }: { number: number }) => acknowledged.push(number));
    attacker.socket.send(frame(PROPOSAL, Uint8Array.from([1, 1, 5, 0, 200, 9, 9, 9, 9])));
    await until('the attacker is out', () => attacker.closes.some((close) => close.code === 1007));
    expect(acknowledged).toEqual([]);
    write(victim.doc, 'geht weiter');
    await saved(victim);
    expect(await stored()).toBe(wordsOf(victim.doc));
  });

  it('a thousand mutated updates destroy nothing', async () => {
    const seed = 20_270_519;
    let state = seed;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    const victim = await opened(await tabOf(MODERATOR), PROPOSAL);
    const own = new Y.Doc();
    const honest: Uint8Array[] = [];
    own.on('update', (update: Uint8Array) => honest.push(update));
    for (let nr = 0; nr < 20; nr += 1) write(own, `Satz ${nr}`);
    let attacker = await tabOf(MEMBER);
    await opened(attacker, PROPOSAL);
    for (let nr = 0; nr < 1000; nr += 1) {
      const mutated = Uint8Array.from(honest[random(honest.length)]!);
      for (let change = 0; change <= random(3); change += 1) mutated[random(mutated.length)] = random(256);
      if (attacker.closes.length > 0) {
        attacker.close();
        attacker = await tabOf(MEMBER);
        await opened(attacker, PROPOSAL);
      }
      attacker.socket.send(frame(PROPOSAL, mutated));
    }
    write(victim.doc, 'unversehrt');
    await saved(victim);
    const late = await opened(await tabOf(MODERATOR), PROPOSAL);
    expect(wordsOf(late.doc), `seed ${seed}`).toContain('unversehrt');
    expect(() => Y.encodeStateAsUpdate(late.doc)).not.toThrow();
  });

  it.each([
    ['a caret without ends', { cursor: { anchor: null, head: null } }],
    ['somebody else’s person', { person: MODERATOR }],
    ['a name', { name: 'Somebody' }],
    ['a user with a name', { user: { name: 'Somebody', color: 'red' } }],
    ['a flood', { cursor: { anchor: { tname: 'x'.repeat(20_000) }, head: { tname: 'x' } } }],
  ])('presence with %s does not travel on as it was', async (_, hostile) => {
    const victim = await opened(await tabOf(MODERATOR), PROPOSAL);
    const attacker = await opened(await tabOf(MEMBER), PROPOSAL);
    attacker.provider.awareness!.setLocalState(hostile);
    // A second, honest document of the same socket proves that the first message has been handled.
    attacker.provider.awareness!.setLocalState({ person: MEMBER });
    const state = await until('the honest state', () =>
      victim.provider.awareness!.getStates().get(attacker.doc.clientID),
    );
    expect(state).toEqual({ person: MEMBER });
  });

  it('presence that a tab takes back is gone for the others, its own only', async () => {
    const [one, other] = [
      await opened(await tabOf(MODERATOR), PROPOSAL),
      await opened(await tabOf(MEMBER), PROPOSAL),
    ];
    const [first, second] = [one.doc.clientID, other.doc.clientID];
    const seen = (by: OpenDocument) => [...by.provider.awareness!.getStates().keys()];
    one.provider.awareness!.setLocalState({ person: MODERATOR });
    other.provider.awareness!.setLocalState({ person: MEMBER });
    await until('both are seen', () => seen(one).includes(second) && seen(other).includes(first));
    other.provider.awareness!.setLocalState(null);
    await until('the one is gone', () => !seen(one).includes(second));
    other.provider.awareness!.setLocalState({ person: MEMBER });
    await until('and is back', () => seen(one).includes(second));
    // Withdrawing in another's name changes nothing.
    removeAwarenessStates(other.provider.awareness!, [first], 'forged');
    write(other.doc, 'danach');
    await until('what came after it has arrived', () => wordsOf(one.doc).includes('danach'));
    const witness = await opened(await tabOf(MODERATOR), PROPOSAL);
    await until(
      'the witness sees both',
      () => seen(witness).includes(first) && seen(witness).includes(second),
    );
  });

  it('nobody speaks for another’s cursor', async () => {
    const victim = await opened(await tabOf(MODERATOR), PROPOSAL);
    const witness = await opened(await tabOf(MODERATOR), PROPOSAL);
    const client = victim.doc.clientID;
    victim.provider.awareness!.setLocalState({ person: MODERATOR });
    await until('the victim is seen', () => witness.provider.awareness!.getStates().has(client));
    const forged = new Y.Doc();
    forged.clientID = client;
    const attacker = await opened(await tabOf(MEMBER), PROPOSAL, forged);
    attacker.provider.awareness!.setLocalState({ person: MEMBER });
    forged.clientID = client + 1;
    write(forged, 'danach');
    await until('what came after it has arrived', () => wordsOf(witness.doc).includes('danach'));
    expect(witness.provider.awareness!.getStates().get(client)).toEqual({ person: MODERATOR });
  });

  it('hub messages that are none are passed over', async () => {
    const hub = await opened(await tabOf(MODERATOR), HUB_DOCUMENT);
    for (const payload of [
      '',
      '{',
      'null',
      '{"type":"place"}',
      `{"type":"resume","after":-1}`,
      'x'.repeat(9000),
    ]) {
      hub.provider.sendStateless(payload);
    }
    hub.provider.sendStateless(JSON.stringify({ type: 'resume', after: 0 }));
    await until('the answer', () =>
      hub.messages.some((message) => (message as HubMessage).type === 'resumed'),
    );
  });
});

describe('the hub', () => {
  const isRoster = (message: unknown): message is Extract<HubMessage, { type: 'roster' }> =>
    (message as HubMessage).type === 'roster';
  const rosters = (hub: OpenDocument) => hub.messages.filter(isRoster);

  function stand(hub: OpenDocument, manufaktur: string | null): void {
    hub.provider.sendStateless(
      JSON.stringify({ type: 'place', place: { manufaktur, view: 'tafel' }, protocol: 1 }),
    );
  }

  it('tells within a second who is where, one place per person', async () => {
    const browser = await product.as(MODERATOR);
    const [tab, second] = [
      await opened(browser.tab(), HUB_DOCUMENT),
      await opened(browser.tab(), HUB_DOCUMENT),
    ];
    const watcher = await opened(await tabOf(MEMBER), HUB_DOCUMENT);
    stand(tab, 'mobilitaet');
    await until('the first place', () => rosters(watcher).at(-1)?.heads['mobilitaet' as never] === 1, 3000);
    stand(second, 'klima-energie');
    await until(
      'the second place',
      () => rosters(watcher).at(-1)?.heads['klima-energie' as never] === 1,
      1500,
    );
    expect(rosters(watcher).at(-1)).toEqual({
      type: 'roster',
      people: [{ person: MODERATOR, place: { manufaktur: 'klima-energie', view: 'tafel' } }],
      heads: { 'klima-energie': 1 },
    });
    expect(product.context.collab.heads()).toEqual({ 'klima-energie': 1 });
    browser.close();
    await until('the person is gone', () => rosters(watcher).at(-1)?.people.length === 0, 5000);
  });

  it('is calm in a crowd: at most one roster a second after the first', async () => {
    const watcher = await opened(await tabOf(MEMBER), HUB_DOCUMENT);
    const hub = await opened(await tabOf(MODERATOR), HUB_DOCUMENT);
    const before = rosters(watcher).length;
    const slugs = ['mobilitaet', 'klima-energie', 'bildung', 'stadtentwicklung'];
    for (let step = 0; step < 40; step += 1) stand(hub, slugs[step % slugs.length]!);
    await until(
      'the last place',
      () => rosters(watcher).at(-1)?.heads['stadtentwicklung' as never] === 1,
      2500,
    );
    expect(rosters(watcher).length - before).toBeLessThanOrEqual(2);
  });

  it('greets a newcomer with the roster', async () => {
    stand(await opened(await tabOf(MODERATOR), HUB_DOCUMENT), 'bildung');
    await until('the place', () => product.context.collab.heads()['bildung'] === 1);
    const late = await opened(await tabOf(MEMBER), HUB_DOCUMENT);
    await until('the roster', () => rosters(late).at(-1)?.people[0]?.person === MODERATOR, 3000);
  });

  it('carries an event to every open browser within a second, and to no closed one', async () => {
    const hub = await opened(await tabOf(MEMBER), HUB_DOCUMENT);
    const author = await product.as(MODERATOR);
    await author.post('/api/proposals', { manufaktur: 'klima-energie', type: 'projekt', title: 'Ganz neu' });
    const event = await until(
      'the event',
      () => (hub.messages as HubMessage[]).find((message) => message.type === 'event')?.event,
      3000,
    );
    expect(event).toMatchObject({
      kind: 'proposal_created',
      actor: MODERATOR,
      proposal: { title: 'Ganz neu' },
    });
  });

  it('tells who may not look into the working spaces the public counts and nothing else', async () => {
    const city = await opened(await tabOf(CITY_CONTACT), HUB_DOCUMENT);
    const member = await opened(await tabOf(MEMBER), HUB_DOCUMENT);
    stand(member, 'bildung');
    await until('the count', () => rosters(city).at(-1)?.heads['bildung' as never] === 1, 3000);
    const author = await product.as(MODERATOR);
    await author.post('/api/proposals', { manufaktur: 'klima-energie', type: 'ziel', title: 'Unter uns' });
    await until('the event', () => JSON.stringify(member.messages).includes('Unter uns'), 3000);
    const { seq } = await author.session();
    city.provider.sendStateless(JSON.stringify({ type: 'resume', after: seq - 5 }));
    const resumed = await until('the answer', () =>
      (city.messages as HubMessage[]).find((message) => message.type === 'resumed'),
    );
    expect(resumed).toEqual({ type: 'resumed', events: [], complete: true, seq });
    expect(new Set((city.messages as HubMessage[]).map((message) => message.type))).toEqual(
      new Set(['roster', 'resumed']),
    );
    expect(rosters(city).flatMap((roster) => roster.people)).toEqual([]);
  });

  it('fills the gap of who was away, and says when it is too long', async () => {
    const author = await product.as(MODERATOR);
    const { seq } = await author.session();
    await author.post('/api/proposals', { manufaktur: 'klima-energie', type: 'ziel', title: 'Verpasst' });
    const hub = await opened(await tabOf(MEMBER), HUB_DOCUMENT);
    const resumed = async (after: number) => {
      hub.messages.length = 0;
      hub.provider.sendStateless(JSON.stringify({ type: 'resume', after }));
      return await until('the answer', () =>
        (hub.messages as HubMessage[]).find((message) => message.type === 'resumed'),
      );
    };
    expect(await resumed(seq)).toMatchObject({
      complete: true,
      seq: seq + 1,
      events: [{ proposal: { title: 'Verpasst' } }],
    });
    expect(await resumed(seq + 1)).toEqual({ type: 'resumed', complete: true, seq: seq + 1, events: [] });
    expect(await resumed(0)).toEqual({ type: 'resumed', complete: false, seq: seq + 1, events: [] });
    expect(await resumed(seq + 99)).toMatchObject({ complete: false });
  });
});

describe('rights that change', () => {
  async function open(browser: Browser, name: string) {
    const tab = browser.tab();
    return { tab, document: await opened(tab, name) };
  }

  it('joining a Manufaktur opens its texts for writing, in the page that is open', async () => {
    const browser = await product.as(ELSEWHERE);
    const { document } = await open(browser, PROPOSAL);
    expect(document.provider.authorizedScope).toBe('readonly');
    await browser.ask('/api/manufakturen/klima-energie/membership', {
      method: 'PUT',
      body: { state: 'mitglied' },
    });
    await until('the right to write', () => document.provider.authorizedScope === 'read-write', 4000);
  });

  it('leaving takes it back at once', async () => {
    const browser = await product.as(MEMBER);
    const { tab, document } = await open(browser, PROPOSAL);
    await browser.ask('/api/manufakturen/klima-energie/membership', { method: 'DELETE' });
    await until(
      'the socket is closed',
      () => tab.closes.some((close) => close.reason === 'access_changed'),
      2000,
    );
    write(document.doc, 'zu spät');
    await until('the page reads', () => document.provider.authorizedScope === 'readonly', 4000);
    expect(await stored()).not.toContain('zu spät');
  });

  it('hiding a proposal closes its text for everybody who may not see it', async () => {
    const { document } = await open(await product.as(MEMBER), PROPOSAL);
    const moderator = await product.as(MODERATOR);
    const body = { to: 'verborgen', reason: 'Verletzt Rechte anderer' };
    expect((await moderator.post('/api/proposals/M1-01/transitions', body)).status).toBe(200);
    await until('the refusal', () => document.refusedWith === 'unknown_id', 4000);
    const late = (await tabOf(MEMBER)).open(PROPOSAL);
    await until('the refusal of a newcomer', () => late.refusedWith === 'unknown_id');
    await opened(moderator.tab(), PROPOSAL);
  });

  it('signing out closes this browser’s sockets within two seconds, and no other’s', async () => {
    const [browser, other] = [await product.as(MEMBER), await product.as(MEMBER)];
    const [here, there] = [await open(browser, BOARD), await open(other, BOARD)];
    await browser.post('/api/auth/sign-out', { everywhere: false });
    await until('the close', () => here.tab.closes.length > 0, 4000);
    expect(here.tab.closes[0]).toEqual({ code: CLOSE.sessionEnded, reason: 'session_ended' });
    expect(there.tab.closes).toEqual([]);
  });

  it('the end of the demo closes every example person’s sockets', async () => {
    const { tab } = await open(await product.as(MEMBER), BOARD);
    await product.browser().post('/api/setup', {
      code: product.setupCode,
      name: 'Erika',
      email: 'e@example.org',
      password: 'ein langes passwort',
    });
    await until('the close', () => tab.closes.some((close) => close.code === CLOSE.sessionEnded), 4000);
  });
});

describe('what the server does with documents itself', () => {
  it('projects a text: the sheet, the search, who has written', async () => {
    const document = await opened(await tabOf(MEMBER), 'proposal:M1-06');
    const before = await product.context.storage.db
      .selectFrom('proposals')
      .select('smart_filled')
      .where('id', '=', 'M1-06' as ProposalId)
      .executeTakeFirstOrThrow();
    const fragment = document.doc.getXmlFragment('smart.messbar');
    document.doc.transact(() => {
      fragment.delete(0, fragment.length);
      write(document.doc, 'Hydraulischer Abgleich');
    });
    await saved(document);
    await product.context.collab.flush({ kind: 'proposal', id: 'M1-06' as ProposalId });
    const browser = await product.as(MEMBER);
    const detail = await browser.ask<{
      proposal: { smartFilled: string[] };
      history: { kind: string; actor: string }[];
    }>('/api/proposals/M1-06');
    expect(JSON.parse(before.smart_filled)).toContain('messbar');
    expect(detail.body.proposal.smartFilled).not.toContain('messbar');
    expect(detail.body.history.filter((event) => event.kind === 'proposal_written')).toMatchObject([
      { actor: MEMBER },
    ]);
    const hits = await browser.ask<{ proposal: string }[]>('/api/search?q=hydraulisch');
    expect(hits.body.map((hit) => hit.proposal)).toContain('M1-06');
  });

  it('projects a board, so that a new note is found', async () => {
    const board = await opened(await tabOf(MEMBER), BOARD);
    openBoard(board.doc).add({ kind: 'note', x: 0, y: 900, text: 'Quittenbaum am Hof' });
    await saved(board);
    const browser = await product.as(MEMBER);
    await until(
      'the hit',
      async () => (await browser.ask<unknown[]>('/api/search?q=Quittenb')).body.length > 0,
      2000,
    );
  });

  it('writes a document that is open, and one that nobody has open', async () => {
    const document = await opened(await tabOf(MEMBER), PROPOSAL);
    const { collab } = product.context;
    await collab.write({ kind: 'proposal', id: 'M1-01' as ProposalId }, 'test', (doc) =>
      write(doc, 'vom Server'),
    );
    await until('the open page has it', () => wordsOf(document.doc).includes('vom Server'));
    await collab.write({ kind: 'proposal', id: 'M1-02' as ProposalId }, 'test', (doc) => write(doc, 'still'));
    product = await product.restart();
    const words = async (id: string) =>
      await product.context.collab.read({ kind: 'proposal', id: id as ProposalId }, wordsOf);
    expect(await words('M1-01')).toContain('vom Server');
    expect(await words('M1-02')).toContain('still');
  });

  it('ends a person’s sockets on request', async () => {
    const tab = await tabOf(MEMBER);
    await opened(tab, BOARD);
    product.context.collab.endSession({ person: MEMBER as PersonId });
    await until('the close', () => tab.closes.length > 0, 4000);
  });
});
