import { runTogether } from './process.mjs';
import { prepare } from './start.mjs';

/** `npm run dev`: the server restarts on every change, and Vite reloads the client in front of it. */
export async function dev() {
  await prepare();
  const port = process.env['PORT'] ?? '3000';
  const clientPort = process.env['GEFLECHT_CLIENT_PORT'] ?? '5173';
  const api = `http://127.0.0.1:${port}`;
  const page = `http://127.0.0.1:${clientPort}`;
  console.log(`· open ${page}; the server behind it listens on ${api}`);
  return runTogether([
    {
      program: 'node',
      args: ['--watch', '--watch-preserve-output', 'server/src/main.ts'],
      env: { PORT: port, GEFLECHT_PUBLIC_URL: page },
    },
    {
      program: 'pnpm',
      args: ['--dir', 'client', 'exec', 'vite', '--clearScreen', 'false'],
      env: { GEFLECHT_API: api, GEFLECHT_CLIENT_PORT: clientPort },
    },
  ]);
}
