// A board's document to look at: what screens have of it. Positions in texts are UTF-16 code units, as everywhere in the
// browser. Handles are small numbers, stable until the document is loaded again; -1 is "none". What is asked of a handle that
// is not there is answered with nothing: a trap inside would cost all boards of the page. A document that was freed has no
// objects and throws at everything else.
import type { Bound } from './binding';
import { CoreError, type BoardPointer } from './module';
import type { Deleted, End, Mark, ObjectView, PersonReactions } from './view';

export class BoardReading {
  private readonly pointer: BoardPointer;
  private freed = false;

  constructor(protected readonly wasm: Bound) {
    this.pointer = wasm.open();
  }

  /** Handles are 0 … size - 1. */
  get size(): number {
    return this.freed ? 0 : this.wasm.size(this.board);
  }

  /** Whether this is a handle, of now. */
  has(handle: number): boolean {
    return Number.isInteger(handle) && handle >= 0 && handle < this.size;
  }

  object(handle: number): ObjectView {
    this.need(handle);
    const at = this.wasm.object(this.board, handle) >>> 0;
    const from = this.wasm.module.view();
    const flags = from.getUint32(at + 64, true);
    return {
      handle,
      counter: from.getFloat64(at, true),
      replica: from.getUint32(at + 8, true),
      kind: from.getUint32(at + 12, true),
      author: from.getUint32(at + 16, true),
      parent: from.getInt32(at + 20, true),
      x: from.getInt32(at + 24, true),
      y: from.getInt32(at + 28, true),
      w: from.getInt32(at + 32, true),
      h: from.getInt32(at + 36, true),
      colour: from.getUint32(at + 40, true),
      rotation: from.getUint32(at + 44, true),
      locked: from.getUint32(at + 48, true) !== 0,
      width: from.getUint32(at + 52, true),
      textSize: from.getUint32(at + 56, true),
      shape: from.getUint32(at + 60, true),
      alive: (flags & 1) !== 0,
      reacted: (flags & 2) !== 0,
      collapsed: (flags & 4) !== 0,
      grid: (flags & 8) !== 0,
      role: flags >>> 8,
      shown: from.getUint32(at + 68, true) !== 0,
      votes: from.getUint32(at + 72, true),
      z: this.digits(from.getUint32(at + 76, true), from.getUint32(at + 80, true)),
    };
  }

  /** Handle of an object by its id; -1 when it is not here. */
  find(counter: number, replica: number): number {
    return this.wasm.find(this.board, counter, replica);
  }

  /** Handles of all shown objects in the order in which they are painted. */
  order(): Uint32Array {
    const words = this.wasm.scratch.takeWords(this.wasm.order(this.board));
    return new Uint32Array(words.buffer, 0, words.length);
  }

  /** All that is deleted and can be brought back: what was purged is not among it. */
  deleted(): Deleted[] {
    const count = this.wasm.deleted(this.board);
    const bytes = this.wasm.scratch.take(count * 16);
    const from = new DataView(bytes.buffer);
    return Array.from({ length: count }, (_, i) => ({
      handle: from.getUint32(16 * i + 12, true),
      by: { counter: from.getFloat64(16 * i, true), replica: from.getUint32(16 * i + 8, true) },
    }));
  }

  text(handle: number): string {
    if (!this.has(handle)) return '';
    return this.wasm.scratch.takeText(this.wasm.text(this.board, handle));
  }

  /** The place before a UTF-16 offset of a text, by the letter that stands before it: found again by behind(). */
  mark(handle: number, offset: number): Mark {
    if (!this.has(handle)) return { counter: 0, replica: 0 };
    const at = this.wasm.mark(this.board, handle, offset) >>> 0;
    const from = this.wasm.module.view();
    return { counter: from.getFloat64(at, true), replica: from.getUint32(at + 8, true) };
  }

  /** Where a mark's place is now, whatever others wrote or erased since; -1 when the letter is not in this text. */
  behind(handle: number, mark: Mark): number {
    return this.has(handle) ? this.wasm.behind(this.board, handle, mark.counter, mark.replica) : -1;
  }

  votesBy(handle: number, participant: number): number {
    return this.has(handle) ? this.wasm.votesBy(this.board, handle, participant) : 0;
  }

  /** What people think of it, by participant. */
  reactions(handle: number): PersonReactions[] {
    if (!this.has(handle)) return [];
    const words = this.wasm.scratch.takeWords(2 * this.wasm.reactions(this.board, handle));
    return Array.from({ length: words.length / 2 }, (_, i) => ({
      participant: (words[2 * i] ?? 0) >>> 0,
      set: words[2 * i + 1] ?? 0,
    }));
  }

  /** Of a frame, among those of its role: compared as text. Empty: it was never ranked. */
  rank(handle: number): string {
    this.need(handle);
    return String.fromCharCode(...this.wasm.scratch.take(this.wasm.rankOf(this.board, handle)));
  }

  /** A participant's dots on the whole board. */
  votesSpent(participant: number): number {
    return this.wasm.votesSpent(this.board, participant);
  }

  /** Whose a replica is; 0 unknown. */
  participantOf(replica: number): number {
    return this.wasm.participantOf(this.board, replica) >>> 0;
  }

  ends(handle: number): [End, End] {
    this.need(handle);
    this.wasm.ends(this.board, handle);
    const words = this.wasm.scratch.takeWords(10);
    const end = (i: number): End => ({
      x: words[i] ?? 0,
      y: words[i + 1] ?? 0,
      target: words[i + 2] ?? -1,
      anchorX: words[i + 3] ?? 0,
      anchorY: words[i + 4] ?? 0,
    });
    return [end(0), end(5)];
  }

  points(handle: number): Int32Array {
    this.need(handle);
    return this.wasm.scratch.takeWords(this.wasm.points(this.board, handle));
  }

  blob(handle: number): Uint8Array | null {
    this.need(handle);
    const size = this.wasm.blob(this.board, handle);
    return size === 0 ? null : this.wasm.scratch.take(size);
  }

  /** How many objects the board still has room for. */
  get room(): number {
    return this.freed ? 0 : this.wasm.room(this.board);
  }

  get canUndo(): boolean {
    return this.wasm.canUndo(this.board) !== 0;
  }

  get canRedo(): boolean {
    return this.wasm.canRedo(this.board) !== 0;
  }

  protected close(): void {
    if (this.freed) return;
    this.wasm.close(this.board);
    this.freed = true;
  }

  protected get board(): BoardPointer {
    if (this.freed) throw new CoreError('this board is closed');
    return this.pointer;
  }

  private need(handle: number): void {
    if (!this.has(handle)) throw new CoreError(`there is no object ${handle}`);
  }

  private digits(at: number, size: number): string {
    const heap = this.wasm.module.heap();
    let text = '';
    for (let i = at; i < at + size; i++) text += String.fromCharCode(heap[i] ?? 0);
    return text;
  }
}
