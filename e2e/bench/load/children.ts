import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

/** The processes and folders of this bench; whatever way it ends, none of them is left behind. */
export const children = new Set<ChildProcess>();
export const folders = new Set<string>();

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
