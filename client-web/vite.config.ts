import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { halfCodecs } from './scripts/codecs';

const publicDir = join(import.meta.dirname, 'public');

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 12);
}

/** The core's address changes with its bytes, so that no cache can pair a new script with an old core. */
function coreUrl(): string {
  const path = join(publicDir, 'core.wasm');
  return existsSync(path) ? `/core.wasm?${hash(readFileSync(path))}` : '/core.wasm';
}

/** The core is on its way while the page is still being read. */
function preloadCore(): Plugin {
  return {
    name: 'tablee-preload-core',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'link',
        attrs: { rel: 'preload', href: coreUrl(), as: 'fetch', type: 'application/wasm', crossorigin: true },
        injectTo: 'head',
      },
    ],
  };
}

/** Writes into sw.js what the shell consists of, and a version that changes when any of it does. */
function precache(): Plugin {
  return {
    name: 'tablee-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error('sw.js is missing');
      const shell = Object.values(bundle).filter((file) => file.fileName !== 'sw.js');
      const files = shell.map((file) => `/${file.fileName === 'index.html' ? '' : file.fileName}`);
      const extra = existsSync(publicDir) ? readdirSync(publicDir) : [];
      for (const name of extra) files.push(name === 'core.wasm' ? coreUrl() : `/${name}`);
      const contents = shell.map((file) => (file.type === 'chunk' ? file.code : Buffer.from(file.source)));
      const parts = contents.map((content) => hash(content));
      parts.push(...extra.map((name) => hash(readFileSync(join(publicDir, name)))));
      worker.code = worker.code
        .replaceAll('__TABLEE_SHELL__', JSON.stringify(files.sort()))
        .replaceAll('__TABLEE_VERSION__', JSON.stringify(hash(parts.sort().join())));
    },
  };
}

export default defineConfig({
  define: { __TABLEE_CORE_URL__: JSON.stringify(coreUrl()) },
  plugins: [preloadCore(), precache(), halfCodecs(join(import.meta.dirname, 'src', 'wire'))],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing inline: the Content-Security-Policy allows images from data: and nothing else.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: 'index.html', sw: 'src/sw.ts' },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: { '/api': { target: process.env.TABLEE ?? 'http://127.0.0.1:8080', ws: true } },
  },
  test: { include: ['tests/**/*.test.{ts,tsx}'] },
});
