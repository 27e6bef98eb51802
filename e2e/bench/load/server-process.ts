import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { children } from './children.ts';

/** Clock ticks of the kernel in a second; the same on every Linux. */
const TICKS = 100;

/** A server in a process of its own, and what it costs. */
export interface ServerProcess {
  /** Seconds of processor time the whole process has used so far, all of its threads together. */
  cpu(): number;
  /** Bytes of resident memory just now. */
  memory(): number;
  /** The last it has written to its terminal. */
  output(): string;
  /** Ends it and waits until it is gone; answers its exit code, `null` when a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Launch {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers once the server does. */
  readonly health: string;
}

/** @throws when the process ends before it answers; the message holds what it wrote */
export async function launch({ script, env, health }: Launch): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-10_000);
    });
  }
  children.add(child);
  child.once('exit', () => children.delete(child));
  while (!(await answers(health))) {
    if (hasEnded(child)) throw new Error(`${script} ended before it answered:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { pid } = child;
  return {
    cpu() {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold anything; what follows it is numbers, the 12th and 13th of them wanted.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    memory() {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    },
    output: () => output,
    async end(signal) {
      if (hasEnded(child)) return child.exitCode;
      const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
      child.kill(signal);
      return await gone;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { headers: { connection: 'close' } })).ok;
  } catch {
    // Nothing listens yet.
    return false;
  }
}
