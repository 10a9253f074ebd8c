// The board workload through the WebAssembly core, as a tab would take it: each entry applied by itself, and
// each changed object read. Usage: core_board_log LOG && node board_bench.mjs CORE.wasm LOG
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

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
function median(name, run) {
  const times = [];
  for (let i = 0; i < 5; i++) {
    const { wasm, board } = open();
    const begin = performance.now();
    run(wasm, board);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  console.log(`${name}: ${times[2].toFixed(1)} ms (median of 5; ${times.map((t) => t.toFixed(1)).join(' ')})`);
  return times[2];
}

median('apply one by one', (wasm, board) => {
  for (const { replica, bytes } of entries) {
    if (wasm.board_apply(board, replica, put(wasm, bytes)) !== 0) throw new Error('refused');
  }
});
const seen = median('apply one by one and read each change', (wasm, board) => {
  let sum = 0;
  for (const { replica, bytes } of entries) {
    if (wasm.board_apply(board, replica, put(wasm, bytes)) !== 0) throw new Error('refused');
    const count = wasm.board_changes(board);
    const changes = wasm.output();
    const handles = [];
    const view = new DataView(wasm.memory.buffer);
    for (let i = 0; i < count; i++) handles.push(view.getUint32(changes + i * 8, true));
    for (const handle of handles) {
      const at = wasm.board_object(board, handle);
      sum += new DataView(wasm.memory.buffer).getInt32(at + 24, true);
    }
  }
  return sum;
});
console.log(`${((seen * 1000) / entries.length).toFixed(2)} us an entry`);
median('load the keyframe and read all notes', (wasm, board) => {
  if (wasm.board_load(board, put(wasm, keyframe)) !== 0) throw new Error('does not load');
  let sum = 0;
  for (let handle = 0; handle < wasm.board_size(board); handle++) {
    sum += new DataView(wasm.memory.buffer).getInt32(wasm.board_object(board, handle) + 24, true);
    sum += wasm.board_text(board, handle);
  }
  return sum;
});
const { wasm, board } = open();
wasm.board_load(board, put(wasm, keyframe));
console.log(`memory with the board: ${(wasm.memory.buffer.byteLength / 1048576).toFixed(1)} MB`);
