import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type DemoPerson, DOCUMENT_SCHEMA, handshakeToken, ROUTES, SOCKET_PATH } from '@geflecht/contract';
import { HUB_DOCUMENT } from '@geflecht/domain';
import { freePort } from '@geflecht/testkit/services';

import { folders } from './children.ts';
import { type Dialect, type Frames, framesFor } from './frames.ts';
import { launch, type ServerProcess } from './server-process.ts';

export const SUBJECTS = ['geflecht', 'hocuspocus', 'y-websocket'] as const;
export type SubjectName = (typeof SUBJECTS)[number];

/** With what a tab comes in. */
export interface Ticket {
  readonly dialect: Dialect;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string;
  /** Who sits at the tab; the same person may sit at several. */
  readonly person: string;
  /** Frames of the hub that every tab of the product has open, too. */
  readonly hub: Frames | undefined;
  url(document: string): string;
}

/** A server under load. */
export interface Server {
  readonly name: SubjectName;
  readonly process: ServerProcess;
  /** Eight boards, one for each Manufaktur. */
  readonly documents: readonly string[];
  /** Whether updates are acknowledged. */
  readonly acknowledges: boolean;
  ticket(nr: number): Ticket;
  /** The server's own figures; `undefined` when it tells none. */
  figures(): Promise<Figures | undefined>;
  /** Ends it with a signal and starts it again on the same data and port. */
  restart(signal: NodeJS.Signals): Promise<Server>;
  stop(): Promise<void>;
}

/** Figures as Prometheus reads them: `name{labels}` to value. */
export type Figures = ReadonlyMap<string, number>;

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SLUGS = [
  'klima-energie',
  'mobilitaet',
  'stadtentwicklung',
  'wirtschaft-arbeit',
  'ernaehrung-gesundheit',
  'bildung',
  'gerechtigkeit',
  'beteiligung',
];
const DOCUMENTS = SLUGS.map((slug) => `board:${slug}`);
const HUB = framesFor('hocuspocus', HUB_DOCUMENT);

export async function startSubject(name: SubjectName): Promise<Server> {
  const port = await freePort();
  if (name !== 'geflecht') return await startPeer(name, port);
  const dataDir = await mkdtemp(join(tmpdir(), 'geflecht-bench-'));
  folders.add(dataDir);
  return await startProduct(dataDir, port, undefined);
}

async function startPeer(name: 'hocuspocus' | 'y-websocket', port: number): Promise<Server> {
  const script = join(import.meta.dirname, '..', 'peers', `${name}.ts`);
  const process = await launch({
    script,
    env: { PORT: String(port) },
    health: `http://127.0.0.1:${port}/`,
  });
  const ticket = (nr: number): Ticket => ({
    dialect: name,
    headers: {},
    token: '',
    person: `p${nr % 60}`,
    hub: undefined,
    url: (document) => `ws://127.0.0.1:${port}/${name === 'y-websocket' ? document : ''}`,
  });
  return {
    name,
    process,
    documents: DOCUMENTS,
    acknowledges: name === 'hocuspocus',
    ticket,
    figures: async () => await Promise.resolve(undefined),
    restart: async (signal) => {
      await process.end(signal);
      return await startPeer(name, port);
    },
    stop: async () => void (await process.end('SIGKILL')),
  };
}

interface Entered {
  readonly person: string;
  readonly cookie: string;
}

async function startProduct(dataDir: string, port: number, known?: readonly Entered[]): Promise<Server> {
  const address = `http://127.0.0.1:${port}`;
  const process = await launch({
    script: join(ROOT, 'server', 'src', 'main.ts'),
    env: {
      GEFLECHT_DATA: dataDir,
      GEFLECHT_DEMO: 'on',
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    health: `${address}/health/live`,
  });
  // People stay signed in over a restart.
  const people = known ?? (await enterAll(address));
  return {
    name: 'geflecht',
    process,
    documents: DOCUMENTS,
    acknowledges: true,
    ticket(nr) {
      const { person, cookie } = people[nr % people.length] as Entered;
      return {
        dialect: 'hocuspocus',
        headers: { Cookie: cookie, Origin: address },
        token: handshakeToken(DOCUMENT_SCHEMA.board),
        person,
        hub: HUB,
        url: () => `${address.replace('http', 'ws')}${SOCKET_PATH}`,
      };
    },
    async figures() {
      const answer = await fetch(`${address}${pathOf('metrics')}`);
      return answer.ok ? readFigures(await answer.text()) : undefined;
    },
    restart: async (signal) => {
      await process.end(signal);
      return await startProduct(dataDir, port, people);
    },
    stop: async () => {
      await process.end('SIGTERM');
    },
  };
}

/** Enters once as each example person who may write on boards. */
async function enterAll(address: string): Promise<readonly Entered[]> {
  const answer = await fetch(`${address}${pathOf('demoPeople')}`);
  const people = (await answer.json()) as DemoPerson[];
  const entered: Entered[] = [];
  for (const { id, role } of people) {
    // The city looks at what is shown to it, and the admin keeps the machine.
    if (role === 'city' || role === 'admin') continue;
    const { ok, status, headers } = await fetch(`${address}${pathOf('demoEnter')}`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({ person: id }),
    });
    if (!ok) throw new Error(`Entering as ${id}: ${status}`);
    const [cookie = ''] = (headers.getSetCookie()[0] ?? '').split(';', 1);
    entered.push({ person: id, cookie });
  }
  return entered;
}

function pathOf(route: 'metrics' | 'demoPeople' | 'demoEnter'): string {
  return ROUTES[route].split(' ')[1] as string;
}

function readFigures(text: string): Figures {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}
