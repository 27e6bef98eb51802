import type { Problem, SessionView } from '@geflecht/contract';
import { DOCUMENT_SCHEMA, handshakeToken, SOCKET_PATH } from '@geflecht/contract';
import { parseDocumentName } from '@geflecht/domain';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** As much of a browser as the server sees: a cookie jar, an origin, and the unmodified provider on its socket. */
export class Browser {
  readonly origin: string;
  cookie: string | undefined;
  private readonly sockets: HocuspocusProviderWebsocket[] = [];

  constructor(origin: string) {
    this.origin = origin;
  }

  async ask<Body = unknown>(path: string, asked: Asked = {}): Promise<Answer<Body>> {
    const response = await fetch(`${this.origin}${path}`, {
      method: asked.method ?? 'GET',
      headers: {
        origin: this.origin,
        // A kept connection would meet a restarted server dead.
        connection: 'close',
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...asked.headers,
      },
      ...(asked.body === undefined
        ? {}
        : { body: isRaw(asked.body) ? asked.body : JSON.stringify(asked.body) }),
    });
    this.keepCookie(response.headers);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }

  async post<Body = SessionView>(path: string, body: unknown): Promise<Answer<Body>> {
    return await this.ask<Body>(path, { method: 'POST', body });
  }

  /** The code of a problem, with the status it came with. */
  async refusal(path: string, asked: Asked = {}): Promise<{ status: number; code: string }> {
    const { status, body } = await this.ask<Problem>(path, asked);
    return { status, code: body.code };
  }

  async session(): Promise<SessionView> {
    return (await this.ask<SessionView>('/api/session')).body;
  }

  async enter(person: string): Promise<SessionView> {
    const { status, body } = await this.post('/api/demo/enter', { person });
    if (status !== 200) throw new Error(`entering as ${person}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** A tab: one socket, any number of documents. */
  tab(): Tab {
    const { origin, cookie } = this;
    class OwnSocket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { origin, ...(cookie === undefined ? {} : { cookie }) } });
        // A browser reports a failed attempt by closing; ws would end the process besides.
        this.on('error', () => undefined);
      }
    }
    const socket = new HocuspocusProviderWebsocket({
      url: `${origin.replace('http', 'ws')}${SOCKET_PATH}`,
      WebSocketPolyfill: OwnSocket,
      delay: 100,
      minDelay: 100,
      maxDelay: 400,
    });
    this.sockets.push(socket);
    return new Tab(socket);
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private keepCookie(headers: Headers): void {
    for (const header of headers.getSetCookie()) {
      const [pair = ''] = header.split(';', 1);
      this.cookie = pair.endsWith('=') ? undefined : pair;
    }
  }
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

/** One tab's socket with what came over it. */
export class Tab {
  readonly socket: HocuspocusProviderWebsocket;
  /** Close codes and reasons, oldest first. */
  readonly closes: { code: number; reason: string }[] = [];
  private readonly providers: HocuspocusProvider[] = [];

  constructor(socket: HocuspocusProviderWebsocket) {
    this.socket = socket;
    socket.on('close', ({ event }: { event: { code: number; reason: string } }) => {
      this.closes.push({ code: event.code, reason: String(event.reason) });
    });
  }

  open(name: string, doc: Y.Doc = new Y.Doc()): OpenDocument {
    const opened: { -readonly [Key in keyof OpenDocument]: OpenDocument[Key] } = {
      doc,
      provider: undefined as never,
      messages: [],
      refusedWith: undefined,
    };
    opened.provider = new HocuspocusProvider({
      name,
      document: doc,
      websocketProvider: this.socket,
      // Each kind of document has a version of its own.
      token: handshakeToken(DOCUMENT_SCHEMA[parseDocumentName(name)?.kind ?? 'board']),
      onStateless: ({ payload }) => opened.messages.push(JSON.parse(payload)),
      onAuthenticationFailed: ({ reason }) => {
        opened.refusedWith = reason;
      },
    });
    opened.provider.attach();
    this.providers.push(opened.provider);
    return opened;
  }

  close(): void {
    for (const provider of this.providers) provider.destroy();
    this.socket.destroy();
  }
}

export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** Stateless messages, oldest first. */
  readonly messages: unknown[];
  readonly refusedWith: string | undefined;
}
