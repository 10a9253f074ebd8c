// Typing through the WebAssembly core, as a tab does it: each keystroke of a trace written at one board; each
// keystroke's batch made; each batch applied to another board. Prints one JSON object, in ms of CPU time.
// Usage: node typing_bench.mjs CORE.wasm TRACE.json.gz
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';

// What this process has used of the processor, in ms: others on the machine count less than by the clock on the wall.
function now() {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1000;
}

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const { txns, endContent } = JSON.parse(gunzipSync(readFileSync(process.argv[3])).toString());
const patches = txns.splice(0).flatMap((txn) => txn.patches);
const positions = Uint32Array.from(patches, (patch) => patch[0]);
const erased = Uint32Array.from(patches, (patch) => patch[1]);
const inserted = patches.map((patch) => patch[2]);
const keystrokes = patches.splice(0).length;
const note = 1;

// What reading the trace has left behind would be collected while something is measured, on the same core.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

function open(replica) {
  const wasm = new WebAssembly.Instance(module).exports;
  wasm._initialize();
  const board = wasm.board_open();
  wasm.board_set_local(board, replica, 1, 0);
  return { wasm, board };
}

// The place of the input never moves once it is large enough; a memory that has grown leaves empty views behind.
class Input {
  constructor(wasm) {
    this.memory = wasm.memory;
    this.at = wasm.input(1 << 16);
    this.look();
  }
  look() {
    this.units = new Uint16Array(this.memory.buffer, this.at, 1 << 15);
    this.bytes = new Uint8Array(this.memory.buffer, this.at, 1 << 16);
  }
  text(text) {
    if (this.units.length === 0) this.look();
    for (let i = 0; i < text.length; i++) this.units[i] = text.charCodeAt(i);
    return text.length;
  }
  batch(all, from, to) {
    if (this.bytes.length === 0) this.look();
    for (let i = from, put = 0; i < to; i++) this.bytes[put++] = all[i];
    return to - from;
  }
}

function type(wasm, board, wrote) {
  const input = new Input(wasm);
  const handle = wasm.edit_create(board, note, -1, 0, 0, 200, 100, 0, 0, 0, 0);
  wrote();
  for (let i = 0; i < positions.length; i++) {
    if (erased[i] !== 0) wasm.edit_erase(board, handle, positions[i], erased[i]);
    const text = inserted[i];
    if (text.length === 1) wasm.edit_type(board, handle, positions[i], text.charCodeAt(0));
    else if (text !== '') wasm.edit_insert(board, handle, positions[i], input.text(text));
    wrote();
  }
  const units = wasm.board_text(board, handle);
  const text = Buffer.from(wasm.memory.buffer, wasm.output(), units * 2).toString('utf16le');
  if (text !== endContent) throw new Error('another text');
}

// The first two runs are V8's: it compiles the module, and the loop around it, while they run.
function measure(run) {
  const times = [];
  for (let i = -2; i < 9; i++) {
    collect();
    const time = run();
    if (i >= 0) times.push(time);
  }
  times.sort((a, b) => a - b);
  return { median: times[4], least: times[0] };
}

const typed = measure(() => {
  const { wasm, board } = open(2);
  const begin = now();
  type(wasm, board, () => {});
  return now() - begin;
});

// All batches, one behind the other, and where each ends.
const log = new Uint8Array(keystrokes * 16);
const ends = new Uint32Array(keystrokes + 1);
let count = 0;
const committed = measure(() => {
  const { wasm, board } = open(2);
  let view = new Uint8Array(wasm.memory.buffer);
  let at = 0;
  count = 0;
  const begin = now();
  type(wasm, board, () => {
    const size = wasm.edit_commit(board, 1);
    const from = wasm.output();
    if (view.length === 0) view = new Uint8Array(wasm.memory.buffer);
    for (let i = from; i < from + size; i++) log[at++] = view[i];
    ends[count++] = at;
  });
  return now() - begin;
});
const applied = measure(() => {
  const { wasm, board } = open(3);
  const input = new Input(wasm);
  const begin = now();
  for (let i = 0, from = 0; i < count; i++) {
    if (wasm.board_apply(board, 2, input.batch(log, from, ends[i])) !== 0) throw new Error('refused');
    from = ends[i];
  }
  return now() - begin;
});
console.log(JSON.stringify({ typed, committed, applied, bytes_a_batch: ends[count - 1] / count }));
