import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { brotli } from './web/build/brotli.ts';
import { budget } from './web/build/budget.ts';
import { pieces } from './web/build/pieces.ts';
import { contractRoutes } from './web/build/contract-routes.ts';
import { withoutUnused } from './web/build/no-side-effects.ts';
import { withoutUnusedInputs } from './web/build/input-parts.ts';
import { withoutFirstLanguage } from './web/build/first-language.ts';
import { labelsInPlace } from './web/build/labels-in-place.ts';
import { styleNonce } from './web/build/style-nonce.ts';
import { withoutTableChoices } from './web/build/table-choices.ts';
import { withoutUnusedParts } from './web/build/parts-left-out.ts';

/** The program that answers while the console is being developed: run `npm start` alongside. */
const program = 'http://localhost:8080';

/** The console: built into dist/web, where the server finds it. */
export default defineConfig({
  publicDir: 'web/public',
  html: { cspNonce: '__NONCE__' },
  plugins: [
    contractRoutes(),
    labelsInPlace(),
    styleNonce(),
    withoutUnusedParts(),
    withoutFirstLanguage(),
    withoutTableChoices(),
    withoutUnusedInputs(),
    withoutUnused(),
    react(),
    budget(),
    brotli(),
  ],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    // the entry names every chunk, so a shorter hash in each name saves bytes on a phone; 42 bits distinguish builds
    rolldownOptions: { output: { chunkFileNames: 'assets/[name]-[hash:7].js', codeSplitting: { groups: pieces } } },
  },
  server: { proxy: { '/api': { target: program, changeOrigin: true, headers: { origin: program } } } },
});
