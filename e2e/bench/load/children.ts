import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

/** The processes and folders of this bench; whatever way it ends, none of them is left behind. */
export const children = new Set<ChildProcess>();
export const folders = new Set<string>();

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  // They may still write for a moment.
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
