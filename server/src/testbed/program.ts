import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The program as `npm start` runs it, in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  out(): string;
  /** Its exit code; `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Processes that all work on one fresh data folder. */
export interface Programs {
  readonly dataDir: string;
  run(environment: Readonly<Record<string, string>>): Program;
  /** Resolves once it says where it is. */
  started(
    port: number,
    environment?: Readonly<Record<string, string>>,
  ): Promise<Program & { readonly address: string }>;
  /** Ends what still runs and throws the data away. */
  [Symbol.asyncDispose](): Promise<void>;
}

export function createPrograms(): Programs {
  const dataDir = mkdtempSync(join(tmpdir(), 'geflecht-main-'));
  const running = new Set<ChildProcess>();

  function run(environment: Readonly<Record<string, string>>): Program {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH, NODE_COMPILE_CACHE, LOG_LEVEL: 'warn', GEFLECHT_DATA: dataDir, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
    }
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => {
        running.delete(child);
        resolve(code);
      });
    });
    return { child, ended, out: () => text };
  }

  return {
    dataDir,
    run,
    async started(port, environment = {}) {
      const program = run({ PORT: String(port), ...environment });
      await until(`the start:\n${program.out()}`, () => program.out().includes('läuft'), 20_000);
      return { ...program, address: `http://127.0.0.1:${port}` };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running].map(async (child) => await kill(child, 'SIGKILL')));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves once the process is gone. */
export async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
