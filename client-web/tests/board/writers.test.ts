// Who may write to a document: of tools and screens edits.ts alone, so that each answer of the core has one place where it
// is looked at.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');
/** An edit gets its document as `d`; what can mean nothing else is looked for under any name. */
const writing = [
  /\b(d|document)\.(create|move|resize|lower|raise|vote)\(/,
  /(?<!\bedits)\.(setNumber|setAlive|putBetween|setEnd|insertText|eraseText|spliceText|replaceText)\(/,
];

it('edits.ts is the only one of tools and screens that writes to a document', () => {
  const found: string[] = [];
  for (const folder of ['tools', 'ui', 'render', 'scene', 'input']) {
    for (const file of readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || (folder === 'tools' && file === 'edits.ts')) continue;
      readFileSync(join(src, folder, file), 'utf8')
        .split('\n')
        .forEach((line, i) => {
          if (writing.some((one) => one.test(line))) found.push(`${folder}/${file}:${i + 1}: ${line.trim()}`);
        });
    }
  }
  expect(found).toEqual([]);
});
