// The product's own core, through the exports of its module (server/core/wasm_*.cpp).
import { readFileSync } from 'node:fs';

export const name = 'Tablée (WASM)';

const file = new URL('../../client-web/public/core.wasm', import.meta.url);
let module = null;
const note = 1;
const input_bytes = 1 << 20;

class Board {
  constructor(replica) {
    module ??= new WebAssembly.Module(readFileSync(file));
    this.wasm = new WebAssembly.Instance(module).exports;
    this.wasm._initialize();
    this.board = this.wasm.board_open();
    this.wasm.board_set_local(this.board, replica, 1, 0);
    this.look(input_bytes);
  }
  // Views of a memory that has grown are empty.
  look(size) {
    this.at = this.wasm.input(size);
    this.all = new Uint8Array(this.wasm.memory.buffer);
  }
  text(text) {
    if (this.all.length === 0) this.look(input_bytes);
    for (let i = 0, to = this.at; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.all[to++] = unit & 0xff;
      this.all[to++] = unit >> 8;
    }
    return text.length;
  }
  put(bytes) {
    if (this.all.length === 0 || bytes.length > input_bytes) this.look(Math.max(input_bytes, bytes.length));
    this.all.set(bytes, this.at);
    return bytes.length;
  }
  take(size) {
    if (this.all.length === 0) this.look(input_bytes);
    const from = this.wasm.output();
    return this.all.slice(from, from + size);
  }
  create(x, y) {
    return this.wasm.edit_create(this.board, note, -1, x, y, 220, 160, 0, 0, 0, 0);
  }
  edit(handle, at, erased, inserted) {
    if (erased > 0) this.wasm.edit_erase(this.board, handle, at, erased);
    if (inserted !== '') this.wasm.edit_insert(this.board, handle, at, this.text(inserted));
  }
  commit(each) {
    const size = this.wasm.edit_commit(this.board, 1);
    if (size > 0) each(this.take(size));
  }
  read(handle) {
    const bytes = this.take(this.wasm.board_text(this.board, handle) * 2);
    return Buffer.from(bytes.buffer).toString('utf16le');
  }
}

export function type(patches, each) {
  const board = new Board(2);
  const handle = board.create(0, 0);
  if (each) board.commit(each);
  for (const [position, erased, inserted] of patches) {
    board.edit(handle, position, erased, inserted);
    if (each) board.commit(each);
  }
  return board;
}
export function apply(updates) {
  const board = new Board(3);
  for (const update of updates) {
    if (board.wasm.board_apply(board.board, 2, board.put(update)) !== 0) throw new Error('refused');
  }
  return board;
}
export const save = (board) => board.take(board.wasm.board_keyframe(board.board));
export function load(bytes) {
  const board = new Board(3);
  if (board.wasm.board_load(board.board, board.put(bytes)) !== 0) throw new Error('does not load');
  return board;
}
export const read = (board) => board.read(0);

export function board(ops, each) {
  const board = new Board(2);
  const { wasm } = board;
  for (const op of ops) {
    if (op.kind === 'make') board.edit(board.create(op.x, op.y), 0, 0, op.text);
    if (op.kind === 'move') wasm.edit_move(board.board, op.i, -1, op.x, op.y);
    if (op.kind === 'colour') wasm.edit_number(board.board, op.i, 1, op.colour);
    if (op.kind === 'text') board.edit(op.i, op.at, op.erased, op.inserted);
    board.commit(each);
  }
  return board;
}
export function readBoard(board) {
  let sum = 0;
  for (let handle = 0; handle < board.wasm.board_size(board.board); handle++) {
    const at = board.wasm.board_object(board.board, handle);
    sum += new DataView(board.wasm.memory.buffer).getInt32(at + 24, true) + board.read(handle).length;
  }
  return sum;
}
