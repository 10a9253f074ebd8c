// Does to the WebAssembly core what script.cpp has done to the native one, and expects the same answers to
// the byte. Usage: node replay.mjs CORE.wasm < SCRIPT
import { readFileSync } from 'node:fs';

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
if (WebAssembly.Module.imports(module).length > 0) throw new Error('the module must import nothing');
const wasm = new WebAssembly.Instance(module).exports;
wasm._initialize();

const NONE = '-';
const bytesOf = (hex) => Buffer.from(hex === NONE ? '' : hex, 'hex');
const put = (bytes) => {
  new Uint8Array(wasm.memory.buffer).set(bytes, wasm.input(bytes.length));
  return bytes.length;
};
const take = (size) => Buffer.from(wasm.memory.buffer.slice(wasm.output(), wasm.output() + size));
const words = (count) => {
  const bytes = take(count * 4);
  return Array.from({ length: count }, (_, i) => bytes.readUInt32LE(i * 4));
};
const hex = (bytes) => (bytes.length === 0 ? NONE : bytes.toString('hex'));

let board = 0;
const commands = {
  seed() {
    if (board !== 0) wasm.board_close(board);
    board = wasm.board_open();
    wasm.board_set_local(board, 2, 12, 0);
  },
  apply: (replica, batch) => wasm.board_apply(board, Number(replica), put(bytesOf(batch))),
  changes() {
    const numbers = words(wasm.board_changes(board) * 2);
    const pairs = [];
    for (let i = 0; i < numbers.length; i += 2) pairs.push(`${numbers[i]}:${numbers[i + 1]}`);
    return pairs.join(' ');
  },
  commit: (join) => hex(take(wasm.edit_commit(board, Number(join)))),
  create: (kind, parent, x, y, w, h, colour) =>
    wasm.edit_create(board, +kind, +parent, +x, +y, +w, +h, +colour, 0, 0, 0),
  insert: (handle, at, text) => wasm.edit_insert(board, +handle, +at, put(bytesOf(text)) / 2),
  replace: (handle, text) => wasm.edit_replace(board, +handle, put(bytesOf(text)) / 2),
  erase: (handle, at, length) => wasm.edit_erase(board, +handle, +at, +length),
  move: (handle, parent, x, y) => wasm.edit_move(board, +handle, +parent, +x, +y),
  resize: (handle, w, h) => wasm.edit_resize(board, +handle, +w, +h),
  number: (handle, field, value) => wasm.edit_number(board, +handle, +field, +value),
  alive: (handle, alive) => wasm.edit_alive(board, +handle, +alive),
  raise: (handle) => wasm.edit_raise(board, +handle),
  lower: (handle) => wasm.edit_lower(board, +handle),
  vote: (handle, count) => wasm.edit_vote(board, +handle, +count),
  undo: () => wasm.edit_undo(board),
  redo: () => wasm.edit_redo(board),
  keyframe() {
    const bytes = take(wasm.board_keyframe(board));
    const copy = wasm.board_open();
    if (wasm.board_load(copy, put(bytes)) !== 0) throw new Error('the keyframe does not load');
    if (!take(wasm.board_keyframe(copy)).equals(bytes)) throw new Error('the keyframe loads as another');
    wasm.board_close(copy);
    return hex(bytes);
  },
  order: () => words(wasm.board_order(board)).join(' '),
  text: (handle) => {
    const units = wasm.board_text(board, Number(handle));
    return hex(Buffer.from(take(units * 2).toString('utf16le'), 'utf8'));
  },
};

let seed = '';
let checked = 0;
const lines = readFileSync(0, 'utf8').split('\n').filter(Boolean);
for (const [index, line] of lines.entries()) {
  const [said, expected] = line.split(/ ?= ?/);
  const [command, ...args] = said.split(' ');
  if (command === 'seed') seed = args[0];
  const answer = commands[command](...args);
  if (expected === undefined) continue;
  checked += 1;
  if (String(answer) !== expected) {
    console.error(`seed ${seed}, line ${index + 1}: ${line.slice(0, 300)}\n  WebAssembly says ${answer}`);
    process.exit(1);
  }
}
if (checked === 0) throw new Error('the script is empty');
console.log(`${checked} answers equal`);
