// Whatever part of the client is loaded by itself brings the sheets of the classes that are worn in it: nothing is styled only
// where another part has been before.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const text = (path: string): string => readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '');
const files = (end: RegExp): string[] =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => end.test(path))
    .map((path) => join(src, path));

function named(from: string, name: string): string {
  const path = resolve(dirname(from), name);
  return [`${path}.ts`, `${path}.tsx`, path].find((one) => existsSync(one)) ?? path;
}

/** What a file says of others, by these words before their names. */
function others(path: string, words: RegExp): string[] {
  return [...text(path).matchAll(words)].map(([, name = '']) => named(path, name));
}

/** All that comes with a file: what it imports, and that imports, and so on. */
function comesWith(start: string): Set<string> {
  const all = new Set([start]);
  for (const path of all) {
    if (!existsSync(path)) continue;
    for (const one of others(path, /(?:^import|^export|^\} from|^@import)[^;(]*?'(\.[^']+)'/gm)) all.add(one);
  }
  return all;
}

/** By class, the sheets that say how it looks. */
const sheets = new Map<string, Set<string>>();
for (const path of files(/\.css$/)) {
  for (const [, name = ''] of text(path).matchAll(/^\s*\.([a-z][\w-]*)/gm)) {
    sheets.set(name, (sheets.get(name) ?? new Set()).add(path));
  }
}

/** What is loaded by itself has no sheets but these and those of the page's first load. */
function bare(start: string, first: ReadonlySet<string>): string[] {
  const there = comesWith(start);
  return [...there]
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) =>
      [...text(path).matchAll(/\bclass="([^"]+)"/g)]
        .flatMap(([, names = '']) => names.split(' '))
        .filter((name) => sheets.has(name))
        .filter((name) => ![...sheets.get(name)!].some((sheet) => first.has(sheet) || there.has(sheet)))
        .map((name) => `${relative(src, path)} wears .${name} in ${relative(src, start)}`),
    );
}

describe('A part of the client that is loaded by itself', () => {
  const first = comesWith(join(src, 'main.tsx'));
  const parts = new Set(files(/\.tsx?$/).flatMap((path) => others(path, /\bimport\('(\.[^']+)'\)/g)));

  it('brings the sheets of all that is worn in it', () => {
    expect(first.size).toBeGreaterThan(50);
    expect(parts.size).toBeGreaterThan(10);
    expect([...parts].flatMap((part) => bare(part, first))).toEqual([]);
    expect(bare(join(src, 'main.tsx'), first)).toEqual([]);
  });
});
