// Words as the server takes them: what is pasted may carry tabs and other signs that nobody sees, and a table of a document
// has its line breaks where one line is meant. Nobody can find those to take them out.
import type { Wish } from '../wire/day_frames';

/** Fields that may have several lines. */
const withLines: ReadonlySet<string> = new Set(['instruction', 'introduction', 'closing', 'text']);

function inWords(key: string, text: string): string {
  const unix = text.replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const clean = unix.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
  return withLines.has(key) ? clean : clean.replace(/\n+/g, ' ');
}

function cleaned(key: string, value: unknown): unknown {
  if (typeof value === 'string') return inWords(key, value);
  if (Array.isArray(value)) return value.map((one: unknown) => cleaned(key, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(name, one)]));
}

/** The same wish with words that can be saved. */
export function asTyped(wish: Wish): Wish {
  return cleaned('', wish) as Wish;
}
