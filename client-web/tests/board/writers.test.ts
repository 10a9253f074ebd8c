// Who may write to a document: of tools and screens the files of edits alone, so that each answer of the core has one place where it
// is looked at.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');
/** An edit gets its document as `d`; what can mean nothing else is looked for under any name. */
const writing = [
  /\b(d|document)\.(create|move|resize|lower|raise|vote|react)\(/,
  /(?<!\bedits)\.(setNumber|setAlive|putBetween|setEnd|insertText|eraseText|spliceText|replaceText)\(/,
];

/** Those who write. */
const writers = [
  'tools/arrange_edits.ts',
  'tools/bring_edits.ts',
  'tools/clip_edits.ts',
  'tools/cluster_edits.ts',
  'tools/draft_edits.ts',
  'tools/draw_edits.ts',
  'tools/edits.ts',
  'tools/frame_edits.ts',
  'tools/image_edits.ts',
  'tools/ink_edits.ts',
  'tools/into_edits.ts',
  'tools/list_edits.ts',
  'tools/outcome_edits.ts',
  'tools/put.ts',
  'tools/topic_edits.ts',
];
/** Those who hand an edit on without writing themselves. */
const passing = [
  'tools/acts.ts',
  'tools/arrange_edits.ts',
  'tools/bring_edits.ts',
  'tools/clip_edits.ts',
  'tools/cluster_edits.ts',
  'tools/draft_edits.ts',
  'tools/draw_edits.ts',
  'tools/edits.ts',
  'tools/frame_edits.ts',
  'tools/history.ts',
  'tools/image_edits.ts',
  'tools/ink_edits.ts',
  'tools/into_edits.ts',
  'tools/list_edits.ts',
  'tools/outcome_edits.ts',
  'tools/put.ts',
  'tools/topic_edits.ts',
  'tools/work_layer.ts',
];

function* lines(): Generator<readonly [file: string, line: number, text: string]> {
  for (const folder of ['tools', 'ui', 'render', 'scene', 'input']) {
    for (const file of readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file)) continue;
      const all = readFileSync(join(src, folder, file), 'utf8').split('\n');
      for (const [i, text] of all.entries()) yield [`${folder}/${file}`, i + 1, text];
    }
  }
}

it('of tools and screens nobody is given a whole document, and few one to write to', () => {
  const found: string[] = [];
  for (const [file, line, text] of lines()) {
    const whole = /import .*\b(Core|Document)\b.*core\/document/.test(text);
    if (whole || (/\bBoardWriting\b/.test(text) && !passing.includes(file)))
      found.push(`${file}:${line}: ${text.trim()}`);
  }
  expect(found).toEqual([]);
});

it('the files of edits are the only ones of tools and screens that write to a document', () => {
  const found: string[] = [];
  for (const [file, line, text] of lines()) {
    if (!writers.includes(file) && writing.some((one) => one.test(text)))
      found.push(`${file}:${line}: ${text.trim()}`);
  }
  expect(found).toEqual([]);
});
