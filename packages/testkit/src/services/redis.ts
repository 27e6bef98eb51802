import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from './free-port.ts';

/** A real Redis that keeps nothing on disk, and that a test may trouble as it likes. */
export interface RunningRedis {
  /** The same for as long as it is used, also after an `end` and a `begin`. */
  readonly url: string;
  /** Kills it: its connections break. */
  readonly end: () => Promise<void>;
  /** Starts it again after an `end`, on the same port. */
  readonly begin: () => Promise<void>;
  /** From now on it hangs: its connections stand, and nothing answers. */
  readonly suspend: () => void;
  readonly resume: () => void;
  /** Ends it for good. */
  readonly stop: () => Promise<void>;
}

/** Starts `REDIS_SERVER`, or the `redis-server` on the path, on a free port; `npm test` sees to it that there is one. */
export async function startRedis(): Promise<RunningRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'geflecht-redis-'));
  const port = await freePort();
  let server = await run(port, folder);

  async function end(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    end,
    begin: async () => {
      server = await run(port, folder);
    },
    suspend: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    stop: async () => {
      await end();
      await rm(folder, { recursive: true });
    },
  };
}

async function run(port: number, folder: string): Promise<ChildProcess> {
  const program = process.env['REDIS_SERVER'] ?? 'redis-server';
  const settings = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  const server = spawn(
    program,
    Object.entries(settings).flatMap(([key, value]) => [`--${key}`, value]),
    { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Redis ended with ${code}:\n${log}`)));
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('Ready to accept connections')) resolve();
    });
  });
  return server;
}
