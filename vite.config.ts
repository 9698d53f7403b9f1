import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  // The tests need no Remix: its plugin would start a second compiler beside Vitest's.
  plugins: process.env.VITEST ? [] : [remix(remixConfig)],
  build: { sourcemap: false, target: 'es2022' }
});
