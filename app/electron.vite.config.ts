import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The workspaces' sources in place of their builds, so that watch mode sees a change in any of them. */
const workspaces = [
  { find: /^@plugo\/extension-host$/, replacement: path('../extension-host/src/index.ts') },
  { find: /^@plugo\/extension-host\/control$/, replacement: path('../extension-host/src/control/index.ts') },
  {
    find: /^@plugo\/sdk\/protocol\/encodings$/,
    replacement: path('../sdk/src/protocol/encodings/index.ts'),
  },
  { find: /^@plugo\/sdk\/protocol$/, replacement: path('../sdk/src/protocol/index.ts') },
];

/** Electron 33, the oldest the app runs on. */
const node = 'node20.18';
const chrome = 'chrome130';

export default defineConfig({
  main: {
    resolve: { alias: workspaces },
    build: {
      target: node,
      outDir: 'dist',
      // What is bundled keeps the notices that its licences ask for.
      license: { fileName: 'main/licenses.md' },
      // The other builds put their folders beside these two; names without a hash leave nothing stale.
      emptyOutDir: false,
      sourcemap: false,
      rolldownOptions: {
        input: {
          'main/main': path('src/main/main.ts'),
          'host/host-process': path('src/host/host-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    build: {
      // electron-vite accepts Node targets only here; 20.18 is what ships with Chromium 130.
      target: node,
      outDir: 'dist/preload',
      sourcemap: false,
      rolldownOptions: {
        input: path('src/preload/preload.ts'),
        // A sandboxed preload script is CommonJS, and the package says "module".
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: path('src/renderer'),
    resolve: { alias: workspaces },
    plugins: [react()],
    build: {
      target: chrome,
      outDir: path('dist/renderer'),
      license: { fileName: 'licenses.md' },
      emptyOutDir: true,
      sourcemap: false,
      minify: true,
      assetsInlineLimit: 0,
      // Read from disk, not over a network.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: path('src/renderer/index.html'),
        // What the first picture needs is one file: each more is another way through the main process.
        output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } },
      },
    },
    server: { host: '127.0.0.1', strictPort: false },
  },
});
