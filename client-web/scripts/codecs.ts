// Of each generated message the build keeps the way that this client goes: what it only sends is not read, what only comes is not
// written. Found from what `src/wire` calls, so nothing is named here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const call = /\b(\w+)\.(encode|decode)\(/g;
const alias = /\b(\w+) as (\w+)/g;
const message = /^export const (\w+): MessageFns<\w+> = \{\n([\s\S]*?)^\};\n/gm;
const method = /^ {2}(encode|decode)\([\s\S]*?^ {2}\},\n/gm;

/** Calls as "Name.encode", under the names that the generated code has. */
function calls(code: string): string[] {
  const names = new Map([...code.matchAll(alias)].map(([, name = '', called = '']) => [called, name]));
  return [...code.matchAll(call)].map(([, name = '', way = '']) => `${names.get(name) ?? name}.${way}`);
}

/** Without the methods that nobody reaches from `roots`. */
export function half(code: string, roots: readonly string[]): string {
  const leads = new Map<string, string[]>();
  for (const [, name = '', body = ''] of code.matchAll(message)) {
    for (const [text, way = ''] of body.matchAll(method)) leads.set(`${name}.${way}`, calls(text));
  }
  const used = new Set<string>();
  const open = [...roots];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (used.has(next)) continue;
    used.add(next);
    open.push(...(leads.get(next) ?? []));
  }
  return code.replace(message, (whole, name: string) =>
    whole.replace(method, (text, way: string) => (used.has(`${name}.${way}`) ? text : '')),
  );
}

export function halfCodecs(wire: string): Plugin {
  const sources = (): string[] =>
    readdirSync(wire)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(wire, name), 'utf8'));
  return {
    name: 'tablee-half-codecs',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(join(wire, 'gen'))) return null;
      return { code: half(code, sources().flatMap(calls)), map: null };
    },
  };
}
