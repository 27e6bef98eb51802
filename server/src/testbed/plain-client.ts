import type { NewAccessToken } from '@geflecht/contract';
import { PLAIN_SOCKET_PATH } from '@geflecht/contract';
import type { TokenDays, TokenScope } from '@geflecht/domain';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

import type { Browser } from './browser.ts';
import { until } from './until.ts';

/** An access token of whoever is signed in in this browser. */
export async function tokenOf(
  browser: Browser,
  scope: TokenScope = 'write',
  days: TokenDays = 7,
): Promise<NewAccessToken> {
  const { status, body } = await browser.post<NewAccessToken>('/api/tokens', {
    name: 'Programm',
    scope,
    days,
  });
  if (status !== 201) throw new Error(`making a token: ${status} ${JSON.stringify(body)}`);
  return body;
}

export interface PlainClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Every close code the server gave, oldest first. */
  readonly closes: number[];
}

export interface PlainOptions {
  /** Sent as `?token=`. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly doc?: Y.Doc;
}

/** The unmodified provider of y-websocket, in a program that has nothing to do with ours; it goes with the test. */
export function plainClient(origin: string, name: string, options: PlainOptions = {}): PlainClient {
  const { token, headers = {}, doc = new Y.Doc() } = options;
  class OwnSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers });
      // A failed attempt is reported by closing; ws would end the process besides.
      this.on('error', () => undefined);
    }
  }
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}${PLAIN_SOCKET_PATH}`, name, doc, {
    ...(token === undefined ? {} : { params: { token } }),
    WebSocketPolyfill: OwnSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
  });
  const closes: number[] = [];
  provider.on('connection-close', (event) => {
    if (event !== null) closes.push(event.code);
  });
  onTestFinished(() => provider.destroy());
  return { doc, provider, closes };
}

/** The same, once it has heard the whole document. */
export async function joinedPlainly(
  origin: string,
  name: string,
  options: PlainOptions = {},
): Promise<PlainClient> {
  const client = plainClient(origin, name, options);
  await until(`${name} is synced`, () => client.provider.synced);
  return client;
}

/** The one close code of a client that was turned away for good. */
export async function turnedAway(client: PlainClient): Promise<number | undefined> {
  await until('the end', () => client.closes.length > 0);
  return client.closes[0];
}
