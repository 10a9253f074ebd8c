// The board workload through the WebAssembly core, as a tab would take it: each entry applied by itself, and
// each changed object read; with DOCUMENT.mjs (client-web/src/core/document.ts, bundled) also through the browser's own
// classes. Prints one JSON object, in ms of CPU time. Usage: core_board_log LOG && node board_bench.mjs CORE.wasm LOG [DOCUMENT.mjs]
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

// What this process has used of the processor, in ms: others on the machine count less than by the clock on the wall.
function now() {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1000;
}

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const file = readFileSync(process.argv[3]);
const entries = [];
let keyframe = null;
for (let at = 0; at < file.length; ) {
  const replica = file.readUInt32LE(at);
  const size = file.readUInt32LE(at + 4);
  const bytes = new Uint8Array(file.buffer, file.byteOffset + at + 8, size);
  if (replica === 0) keyframe = bytes;
  else entries.push({ replica, bytes });
  at += 8 + size;
}
if (keyframe === null) throw new Error(`${process.argv[3]} holds no board: core_board_log writes one`);

function open() {
  const wasm = new WebAssembly.Instance(module).exports;
  wasm._initialize();
  return { wasm, board: wasm.board_open() };
}
function put(wasm, bytes) {
  const at = wasm.input(bytes.length);
  new Uint8Array(wasm.memory.buffer).set(bytes, at);
  return bytes.length;
}
const result = {};
function note(name, times) {
  times.sort((a, b) => a - b);
  result[name] = { median: times[times.length >> 1], least: times[0] };
}
function measure(name, run) {
  const times = [];
  for (let i = 0; i < 9; i++) {
    const { wasm, board } = open();
    const begin = now();
    run(wasm, board);
    times.push(now() - begin);
  }
  note(name, times);
}

measure('apply', (wasm, board) => {
  for (const { replica, bytes } of entries) {
    if (wasm.board_apply(board, replica, put(wasm, bytes)) !== 0) throw new Error('refused');
  }
});
measure('load_and_read', (wasm, board) => {
  if (wasm.board_load(board, put(wasm, keyframe)) !== 0) throw new Error('does not load');
  let sum = 0;
  for (let handle = 0; handle < wasm.board_size(board); handle++) {
    sum += new DataView(wasm.memory.buffer).getInt32(wasm.board_object(board, handle) + 24, true);
    sum += wasm.board_text(board, handle);
  }
  return sum;
});
if (process.argv[4] !== undefined) {
  const { Core } = await import(resolve(process.argv[4]));
  const times = [];
  for (let i = 0; i < 5; i++) {
    const document = (await Core.load(readFileSync(process.argv[2]))).open();
    let sum = 0;
    const begin = now();
    for (const { replica, bytes } of entries) {
      if (document.apply(replica, bytes) !== 0) throw new Error('refused');
      for (const change of document.takeChanges()) sum += document.object(change.handle).x;
    }
    times.push(now() - begin);
    if (sum === 0) throw new Error('nothing was seen');
  }
  note('view', times);
}
const { wasm, board } = open();
wasm.board_load(board, put(wasm, keyframe));
console.log(JSON.stringify({ ...result, entries: entries.length, memory: wasm.memory.buffer.byteLength }));
