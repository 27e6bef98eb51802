import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { until } from '../testbed/until.ts';

/** What somebody may do with the documents of a host. */
export type Role = 'writer' | 'reader' | 'stranger';

/** A server the unmodified provider talks to. */
export interface Host {
  readonly url: string;
  /** What a browser of this person sends with the upgrade, and the token its providers send. */
  papers(role: Role): { readonly headers: Record<string, string>; readonly token: string };
  /** Names of documents that writers write, readers read and strangers do not get; each call gives others. */
  documents(): { readonly one: string; readonly other: string };
  /** A channel on which `ask` is answered with a stateless message that contains `answer`. */
  readonly stateless: { readonly document: string; readonly ask: string; readonly answer: string };
  /** The process ends and comes back with what it had stored. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Client {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly provider: HocuspocusProvider;
  readonly socket: HocuspocusProviderWebsocket;
  readonly stateless: string[];
  refusal: string | undefined;
}

/** What `@hocuspocus/provider` expects of a server, as it is shipped. */
export function conformance(start: () => Promise<Host>): void {
  // A bound for a busy machine, not what people see.
  vi.setConfig({ testTimeout: 30_000 });
  let host: Host;
  let one: string;
  let other: string;
  const sockets: HocuspocusProviderWebsocket[] = [];

  beforeAll(async () => {
    host = await start();
  }, 60_000);
  afterAll(async () => {
    await host.stop();
  }, 60_000);
  beforeEach(() => {
    ({ one, other } = host.documents());
    return () => {
      for (const socket of sockets.splice(0)) socket.destroy();
    };
  });

  function socketOf(role: Role): HocuspocusProviderWebsocket {
    const { headers } = host.papers(role);
    class Own extends WebSocket {
      constructor(url: string) {
        super(url, { headers });
        this.on('error', () => undefined);
      }
    }
    const socket = new HocuspocusProviderWebsocket({
      url: host.url,
      WebSocketPolyfill: Own,
      delay: 50,
      minDelay: 50,
      maxDelay: 200,
    });
    sockets.push(socket);
    return socket;
  }

  function join(role: Role, name: string, socket = socketOf(role), doc = new Y.Doc()): Client {
    const client: Client = {
      doc,
      text: doc.getText('words'),
      provider: undefined as never,
      socket,
      stateless: [],
      refusal: undefined,
    };
    const provider = new HocuspocusProvider({
      name,
      document: doc,
      websocketProvider: socket,
      token: host.papers(role).token,
      onStateless: ({ payload }) => client.stateless.push(payload),
      onAuthenticationFailed: ({ reason }) => {
        client.refusal = reason;
      },
    });
    provider.attach();
    return Object.assign(client, { provider });
  }

  async function joined(role: Role, name: string, socket?: HocuspocusProviderWebsocket): Promise<Client> {
    const client = join(role, name, socket);
    await until(`${role} is synced`, () => client.provider.synced);
    return client;
  }

  const stored = async (client: Client): Promise<void> => {
    await until('everything is acknowledged', () => !client.provider.hasUnsyncedChanges);
  };
  const says = async (client: Client, words: string): Promise<void> => {
    await until(`"${words}" has arrived`, () => client.text.toJSON().includes(words));
  };

  describe('papers', () => {
    it('tell a writer from a reader, and keep a stranger out', async () => {
      expect((await joined('writer', one)).provider.authorizedScope).toBe('read-write');
      expect((await joined('reader', one)).provider.authorizedScope).toBe('readonly');
      const stranger = join('stranger', one);
      await until('the refusal', () => stranger.refusal !== undefined);
      expect(stranger.provider.isAuthenticated).toBe(false);
      expect(stranger.doc.store.clients.size).toBe(0);
    });

    it('may be shown again while the work goes on', async () => {
      const [writer, witness] = [await joined('writer', one), await joined('writer', one)];
      writer.text.insert(0, 'vorher ');
      await writer.provider.sendToken();
      writer.text.insert(0, 'nachher ');
      await stored(writer);
      await says(witness, 'nachher vorher');
      expect(writer.refusal).toBeUndefined();
    });
  });

  describe('syncing', () => {
    it('brings each what the other writes', async () => {
      const [a, b] = [await joined('writer', one), await joined('writer', one)];
      a.text.insert(0, 'von A ');
      b.text.insert(0, 'von B ');
      await says(a, 'von B');
      await says(b, 'von A');
      await until('both are equal', () => a.text.toJSON() === b.text.toJSON());
    });

    it('brings a newcomer everything, an empty document included', async () => {
      const first = await joined('writer', one);
      expect(first.text.toJSON()).toBe('');
      first.text.insert(0, 'schon da');
      await stored(first);
      expect((await joined('reader', one)).text.toJSON()).toBe('schon da');
    });

    it('takes in what was written before the handshake', async () => {
      const early = join('writer', one);
      early.text.insert(0, 'sofort');
      await until('it is synced', () => early.provider.synced);
      await stored(early);
      expect((await joined('writer', one)).text.toJSON()).toBe('sofort');
    });

    it('counts what is not acknowledged, down to nothing', async () => {
      const writer = await joined('writer', one);
      await stored(writer);
      const counts: number[] = [];
      writer.provider.on('unsyncedChanges', ({ number }: { number: number }) => counts.push(number));
      writer.text.insert(0, 'a');
      writer.text.insert(0, 'b');
      expect(writer.provider.unsyncedChanges).toBe(2);
      await stored(writer);
      expect(counts).toEqual([1, 2, 1, 0]);
    });

    it('carries a long text and thousands of small changes', async () => {
      const [a, b] = [await joined('writer', one), await joined('writer', one)];
      a.text.insert(0, 'lang '.repeat(40_000));
      for (let nr = 0; nr < 2000; nr += 1) a.text.insert(0, 'x');
      await stored(a);
      await until('both are equal', () => b.text.length === a.text.length, 15_000);
    });
  });

  it('a reader’s changes are not taken, and never acknowledged', async () => {
    const [reader, witness] = [await joined('reader', one), await joined('writer', one)];
    await stored(reader);
    reader.text.insert(0, 'darf nicht');
    witness.text.insert(0, 'darf');
    await says(reader, 'darf');
    await stored(witness);
    expect(witness.text.toJSON()).toBe('darf');
    expect(reader.provider.unsyncedChanges).toBe(1);
    expect((await joined('reader', one)).text.toJSON()).toBe('darf');
  });

  it('a stateless message is answered', async () => {
    const { document, ask, answer } = host.stateless;
    const client = await joined('writer', document);
    client.provider.sendStateless(ask);
    await until('the answer', () => client.stateless.some((payload) => payload.includes(answer)));
  });

  describe('several documents on one socket', () => {
    it('do not mix, and one may be let go', async () => {
      const socket = socketOf('writer');
      const [first, second] = [await joined('writer', one, socket), await joined('writer', other, socket)];
      const [firstWitness, secondWitness] = [await joined('writer', one), await joined('writer', other)];
      first.text.insert(0, 'eins');
      second.text.insert(0, 'zwei');
      await says(firstWitness, 'eins');
      await says(secondWitness, 'zwei');
      first.provider.destroy();
      secondWitness.text.insert(0, 'weiter ');
      await says(second, 'weiter zwei');
      const again = await joined('writer', one, socket);
      expect(again.text.toJSON()).toBe('eins');
    });

    it('stand when one of them is refused', async () => {
      const socket = socketOf('writer');
      const fine = await joined('writer', one, socket);
      const refused = join('writer', 'no-such-document:1', socket);
      await until('the refusal', () => refused.refusal !== undefined);
      fine.text.insert(0, 'geht');
      await stored(fine);
    });
  });

  describe('presence', () => {
    const shown = (by: Client, whose: Client): unknown =>
      by.provider.awareness?.getStates().get(whose.doc.clientID);

    it('is seen by the others, by newcomers too, until its tab goes', async () => {
      const [a, b] = [await joined('writer', one), await joined('writer', one)];
      a.provider.awareness?.setLocalState({});
      await until('b sees a', () => shown(b, a) !== undefined);
      const late = await joined('reader', one);
      await until('a newcomer sees a', () => shown(late, a) !== undefined);
      a.socket.destroy();
      await until('a is gone', () => shown(b, a) === undefined && shown(late, a) === undefined);
    });
  });

  describe('coming back', () => {
    it('merges what both sides wrote meanwhile', async () => {
      const [away, here] = [await joined('writer', one), await joined('writer', one)];
      away.socket.disconnect();
      await until('it is away', () => !away.provider.synced);
      away.text.insert(0, 'unterwegs ');
      here.text.insert(0, 'daheim ');
      expect(away.provider.hasUnsyncedChanges).toBe(true);
      await stored(here);
      await away.socket.connect();
      await says(away, 'daheim');
      await says(here, 'unterwegs');
      await stored(away);
    });

    it('finds what was acknowledged after the server was restarted', async () => {
      const writer = await joined('writer', one);
      writer.text.insert(0, 'bleibt ');
      await stored(writer);
      await host.restart();
      writer.text.insert(0, 'danach ');
      await until('it is back', () => writer.provider.synced && !writer.provider.hasUnsyncedChanges, 15_000);
      expect((await joined('reader', one)).text.toJSON()).toBe('danach bleibt ');
    }, 30_000);
  });
}
