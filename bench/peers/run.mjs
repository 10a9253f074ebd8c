// Every library on the same work, in one go: prints what each took, and how many times what Tablée's module took.
// Usage: run [--scale 0.1] [TRACE.json.gz]; without a trace only the board.
import { gzipSync } from 'node:zlib';
import { performance } from 'node:perf_hooks';
import { boardWork, readTrace } from './work.mjs';
import * as tablee from './tablee.mjs';
import * as yjs from './yjs.mjs';
import * as loro from './loro.mjs';
import * as joy from './json_joy.mjs';

const args = process.argv.slice(2);
const scaleAt = args.indexOf('--scale');
const scale = scaleAt < 0 ? 1 : Number(args.splice(scaleAt, 2)[1]);
const libraries = [tablee, yjs, loro, joy];
const rows = new Map();

function note(row, library, value, unit) {
  if (!rows.has(row)) rows.set(row, { unit, values: new Map() });
  rows.get(row).values.set(library.name, value);
}
// The median of three runs; of one where a run is long.
function timed(row, library, run) {
  const times = [];
  let result;
  while (times.length < 3 && (times.length === 0 || times[0] < 2_000)) {
    globalThis.gc?.();
    const begin = performance.now();
    result = run();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  note(row, library, times[times.length >> 1], 'ms');
  return result;
}
function sizes(what, library, bytes) {
  note(`${what}, bytes`, library, bytes.length, 'B');
  note(`${what}, bytes gzipped`, library, gzipSync(bytes).length, 'B');
}
const mean = (updates) => updates.reduce((sum, update) => sum + update.length, 0) / updates.length;
function same(a, b) {
  if (a !== b) throw new Error('another content came out');
}

function typing(library, { patches, end }) {
  timed('typed locally', library, () => library.type(patches));
  const updates = timed('typed, an update a keystroke', library, () => {
    const all = [];
    library.type(patches, (update) => all.push(update));
    return all;
  });
  note('typed, bytes an update', library, mean(updates), 'B');
  const doc = timed('applied one by one', library, () => library.apply(updates));
  same(library.read(doc), end);
  const saved = library.save(doc);
  sizes('saved text', library, saved);
  timed('load and read the text', library, () => same(library.read(library.load(saved)), end));
}

function boards(library, { ops, notes }) {
  let updates;
  timed('board: made, an update an op', library, () => {
    updates = [];
    library.board(ops, (update) => updates.push(update));
  });
  const moves = updates.slice(updates.length - ops.length).filter((_, i) => ops[i].kind === 'move');
  note('board: bytes a move', library, mean(moves), 'B');
  const doc = timed('board: applied one by one', library, () => library.apply(updates));
  const expected = library.readBoard(doc);
  const saved = library.save(doc);
  sizes('board: saved', library, saved);
  timed(`board: load and read ${notes} notes`, library, () => same(library.readBoard(library.load(saved)), expected));
  return expected;
}

const trace = args.length > 0 ? readTrace(args[0]) : null;
const work = boardWork(scale);
const sums = libraries.map((library) => {
  process.stderr.write(`${library.name} …\n`);
  if (trace) typing(library, trace);
  return boards(library, work);
});
sums.forEach((sum) => same(sum, sums[0]));

const shown = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
console.log(`| work (board scale ${scale}) | ${libraries.map((library) => library.name).join(' | ')} |`);
console.log(`|---|${libraries.map(() => '---:').join('|')}|`);
for (const [row, { unit, values }] of rows) {
  const own = values.get(tablee.name);
  const cells = libraries.map((library) => {
    const value = values.get(library.name);
    return library === tablee ? `${shown(value)} ${unit}` : `${shown(value)} ${unit} (×${shown(value / own)})`;
  });
  console.log(`| ${row} | ${cells.join(' | ')} |`);
}
