// How the web application is built and, while developing, served with the API of a running server behind it.
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shellManifest } from './shell-manifest.ts';

const server = process.env['KINORA_ORIGIN'] ?? 'http://localhost:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), shellManifest()],
  build: {
    target: 'es2023',
    // The content security policy of the server allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The player is 160 kB gzip in a chunk of its own that only /watch asks for.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/offline/service-worker.ts' },
      // The worker keeps its address: browsers look there for a newer one.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: { '/api': server, '/art': server, '/media': server },
  },
});
