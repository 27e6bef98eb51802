import { runTogether } from './process.mjs';
import { prepare } from './start.mjs';

/** `npm run dev`: the server restarts on every change, and Vite reloads the client in front of it. */
export async function dev() {
  await prepare();
  const port = process.env['PORT'] ?? '3000';
  const api = `http://127.0.0.1:${port}`;
  const page = 'http://127.0.0.1:5173';
  console.log(`· ${page} shows the client, ${api} is the server behind it`);
  return runTogether([
    {
      program: 'node',
      args: ['--watch', '--watch-preserve-output', 'server/src/main.ts'],
      env: { PORT: port, GEFLECHT_ORIGIN: page },
    },
    {
      program: 'pnpm',
      args: [
        '--dir',
        'client',
        'exec',
        'vite',
        '--host',
        '127.0.0.1',
        '--port',
        '5173',
        '--strictPort',
        '--clearScreen',
        'false',
      ],
      env: { GEFLECHT_API: api },
    },
  ]);
}
