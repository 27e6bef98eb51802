import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['GEFLECHT_API'] ?? 'http://127.0.0.1:3000';

/** Which chunk a library lands in; what the Übersicht does not need must not load with it. */
const chunks = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'router', test: /node_modules[\\/]@tanstack[\\/]/ },
  { name: 'live', test: /node_modules[\\/](yjs|lib0|y-protocols|@hocuspocus)[\\/]|packages[\\/]sync[\\/]/ },
  {
    name: 'text',
    test: /node_modules[\\/](@tiptap|prosemirror-[a-z]+|linkifyjs)[\\/]|packages[\\/]editor[\\/]/,
  },
];

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: Number(process.env['GEFLECHT_CLIENT_PORT'] ?? 5173),
    strictPort: true,
    proxy: {
      '/api': server,
      '/health': server,
      '/collab': { target: server, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    sourcemap: false,
    // A data: address would need a looser content policy than ours.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
