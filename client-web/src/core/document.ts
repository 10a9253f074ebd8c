// The board document of the browser: the same core as the server's, compiled to WebAssembly, behind types.
//
// One Core holds any number of Documents. Each edit is applied at once and collected until commit() hands out
// the batch. Positions in texts are UTF-16 code units, as everywhere in the browser. Handles are
// small numbers, stable until load(); -1 is "none". What is asked of a handle that is not there is answered with
// nothing, what is asked to be done to it is not done: a trap inside would cost all boards of the page. A document that
// was freed has no objects and throws at everything else.
import { bind, type Bound } from './binding';
import { CoreError, loadModule, type BoardPointer } from './module';
import type { Change, Deleted, End, Mark, NewObject, NumberField, ObjectView } from './view';

export { CoreError } from './module';
export {
  allFields,
  Fields,
  NumberField,
  type Change,
  type Deleted,
  type End,
  type Mark,
  type NewObject,
  type ObjectRef,
  type ObjectView,
  type Renamed,
} from './view';

export class Core {
  private constructor(private readonly wasm: Bound) {}

  static async load(wasm: Response | BufferSource | Promise<Response>): Promise<Core> {
    return new Core(bind(await loadModule(wasm)));
  }

  /** An empty board. It lives until its free(). */
  open(): Document {
    return new Document(this.wasm);
  }

  /** FNV-1a, 64 bits, as in Hello. */
  hash(bytes: Uint8Array): bigint {
    const size = this.wasm.scratch.put(bytes);
    return BigInt.asUintN(64, this.wasm.hash(size) as unknown as bigint);
  }

  /**
   * A batch of replica `from` rewritten for another author who has taken over what `from` made since a counter: several
   * where it is too much for one now, none where it can not be rewritten.
   */
  restamp(batch: Uint8Array, from: number, ownSince: number): Uint8Array[] {
    const size = this.wasm.restamp(this.wasm.scratch.put(batch), from, ownSince);
    if (size < 0) return [];
    const all = this.wasm.scratch.take(size);
    const sizes = new DataView(all.buffer, all.byteOffset, all.byteLength);
    const batches: Uint8Array[] = [];
    for (let at = 0; at < size;) {
      const begin = at + 4;
      at = begin + sizes.getUint32(at, true);
      batches.push(all.slice(begin, at));
    }
    return batches;
  }
}

/** A document as screens may have it: to look at. Whoever writes gets it for one edit. */
export type BoardReading = Pick<
  Document,
  | 'size'
  | 'has'
  | 'object'
  | 'find'
  | 'order'
  | 'deleted'
  | 'text'
  | 'mark'
  | 'behind'
  | 'votesBy'
  | 'votesSpent'
  | 'participantOf'
  | 'ends'
  | 'points'
  | 'blob'
  | 'room'
  | 'canUndo'
  | 'canRedo'
>;

export class Document {
  private readonly pointer: BoardPointer;
  private participant = 0;
  private replica = 0;
  private freed = false;

  /** By Core.open(). */
  constructor(private readonly wasm: Bound) {
    this.pointer = wasm.open();
  }

  /** Whose this copy is: the author of what replica 0, and this one's before it is introduced, makes. */
  setLocalParticipant(participant: number): void {
    this.participant = participant;
    this.wasm.setLocal(this.board, this.replica, participant, 0);
  }

  /**
   * The number that this copy writes under from now on, between batches. The memory of undo follows for what the old
   * number made since `ownSince`; the document itself is loaded again by the caller.
   */
  setReplica(replica: number, ownSince = 0): void {
    this.replica = replica;
    this.wasm.setLocal(this.board, replica, this.participant, ownSince);
  }

  /** Replaces everything; handles are others afterwards. Throws CoreError, and the board is as it was. */
  load(keyframe: Uint8Array): void {
    const wrong = this.wasm.load(this.board, this.wasm.scratch.put(keyframe));
    if (wrong !== 0) throw new CoreError(new TextDecoder().decode(this.wasm.scratch.take(wrong)));
  }

  keyframe(): Uint8Array {
    return this.wasm.scratch.take(this.wasm.keyframe(this.board));
  }

  /** Greatest counter that was applied. */
  get counter(): number {
    return this.wasm.counter(this.board);
  }

  /** How many purges were applied since the document was loaded. */
  get purges(): number {
    return this.wasm.purges(this.board);
  }

  /** Applies a batch that the server has accepted. Returns 0, or why not (Refusal). */
  apply(replica: number, batch: Uint8Array): number {
    return this.wasm.apply(this.board, replica, this.wasm.scratch.put(batch));
  }

  /** What apply() and the edits have changed since the last call, one Change an object. */
  takeChanges(): Change[] {
    const count = this.wasm.changes(this.board);
    if (count === 0) return [];
    const words = this.wasm.scratch.takeWords(count * 2);
    const changes = new Array<Change>(count);
    for (let i = 0; i < count; i++) {
      changes[i] = { handle: words[2 * i] ?? -1, fields: words[2 * i + 1] ?? 0 };
    }
    return changes;
  }

  // --- Reading -----------------------------------------------------------------------------------------------------

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
      alive: from.getUint32(at + 64, true) !== 0,
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

  // --- Editing: each says whether it has changed anything ----------------------------------------------------------

  /** How many objects the board still has room for. */
  get room(): number {
    return this.freed ? 0 : this.wasm.room(this.board);
  }

  /** On top of its siblings. -1 when the board is full. */
  create(what: NewObject): number {
    const points = what.points ?? new Int32Array(0);
    const blob = what.blob ?? new Uint8Array(0);
    const { heap, at } = this.wasm.scratch.room(points.byteLength + blob.length);
    heap.set(new Uint8Array(points.buffer, points.byteOffset, points.byteLength), at);
    heap.set(blob, at + points.byteLength);
    return this.wasm.create(
      this.board,
      what.kind,
      this.within(what.parent ?? -1),
      Math.round(what.x),
      Math.round(what.y),
      Math.round(what.w),
      Math.round(what.h),
      what.colour ?? 0,
      what.shape ?? 0,
      points.length,
      blob.length,
    );
  }

  move(handle: number, parent: number, x: number, y: number): boolean {
    if (!this.has(handle) || (parent !== -1 && !this.has(parent))) return false;
    return this.wasm.move(this.board, handle, parent, Math.round(x), Math.round(y)) !== 0;
  }

  resize(handle: number, w: number, h: number): boolean {
    return this.has(handle) && this.wasm.resize(this.board, handle, Math.round(w), Math.round(h)) !== 0;
  }

  setNumber(handle: number, field: NumberField, value: number): boolean {
    return this.has(handle) && this.wasm.number(this.board, handle, field, Math.round(value)) !== 0;
  }

  setAlive(handle: number, alive: boolean): boolean {
    return this.has(handle) && this.wasm.alive(this.board, handle, alive ? 1 : 0) !== 0;
  }

  raise(handle: number): boolean {
    return this.has(handle) && this.wasm.raise(this.board, handle) !== 0;
  }

  lower(handle: number): boolean {
    return this.has(handle) && this.wasm.lower(this.board, handle) !== 0;
  }

  /** Right above `below` and right below `above`, two siblings; either may be -1. */
  putBetween(handle: number, below: number, above: number): boolean {
    return (
      this.has(handle) && this.wasm.between(this.board, handle, this.within(below), this.within(above)) !== 0
    );
  }

  vote(handle: number, count: number): boolean {
    return this.has(handle) && this.wasm.vote(this.board, handle, count) !== 0;
  }

  /** `which`: 0 start, 1 finish. */
  setEnd(handle: number, which: number, end: End): boolean {
    if (!this.has(handle)) return false;
    const x = Math.round(end.x);
    const y = Math.round(end.y);
    const target = this.within(end.target);
    const [anchorX, anchorY] = [Math.round(end.anchorX), Math.round(end.anchorY)];
    return this.wasm.end(this.board, handle, which, x, y, target, anchorX, anchorY) !== 0;
  }

  insertText(handle: number, position: number, text: string): boolean {
    if (!this.has(handle)) return false;
    // A letter by itself, which is what typing is made of, needs no buffer.
    const written =
      text.length === 1
        ? this.wasm.type(this.board, handle, position, text.charCodeAt(0))
        : this.wasm.insert(this.board, handle, position, this.wasm.scratch.putText(text));
    return written !== 0;
  }

  eraseText(handle: number, position: number, length: number): boolean {
    return this.has(handle) && this.wasm.erase(this.board, handle, position, length) !== 0;
  }

  /** `removed` units at `position` give way to `text`: all of it or nothing, when the text would be too long. */
  spliceText(handle: number, position: number, removed: number, text: string): boolean {
    if (removed === 0) return this.insertText(handle, position, text);
    if (text === '') return this.eraseText(handle, position, removed);
    if (!this.has(handle)) return false;
    const units = this.wasm.scratch.putText(text);
    return this.wasm.splice(this.board, handle, position, removed, units) !== 0;
  }

  /** The smallest edit at one place that makes the text this one. */
  replaceText(handle: number, text: string): boolean {
    return this.has(handle) && this.wasm.replace(this.board, handle, this.wasm.scratch.putText(text)) !== 0;
  }

  /**
   * Why the last create, move or insertText has written nothing, as a number of proto's Refusal: 2 too large (frames too deep in
   * each other), 8 the board or the text is full; 0: nothing would have changed.
   */
  get why(): number {
    return this.wasm.why(this.board);
  }

  /**
   * The batch of all edits since the last commit, one act of undo (joined to the act before with `join`); null when there is
   * none. What does not fit one batch comes as several: call until null.
   */
  commit(join = false): Uint8Array | null {
    const size = this.wasm.commit(this.board, join ? 1 : 0);
    return size === 0 ? null : this.wasm.scratch.take(size);
  }

  get canUndo(): boolean {
    return this.wasm.canUndo(this.board) !== 0;
  }

  get canRedo(): boolean {
    return this.wasm.canRedo(this.board) !== 0;
  }

  /** Reverses my last act of which something still stands; then commit(). */
  undo(): boolean {
    return this.wasm.undo(this.board) !== 0;
  }

  redo(): boolean {
    return this.wasm.redo(this.board) !== 0;
  }

  free(): void {
    if (this.freed) return;
    this.wasm.close(this.board);
    this.freed = true;
  }

  private get board(): BoardPointer {
    if (this.freed) throw new CoreError('this board is closed');
    return this.pointer;
  }

  private need(handle: number): void {
    if (!this.has(handle)) throw new CoreError(`there is no object ${handle}`);
  }

  /** What is not there counts as none. */
  private within(parent: number): number {
    return this.has(parent) ? parent : -1;
  }

  private digits(at: number, size: number): string {
    const heap = this.wasm.module.heap();
    let text = '';
    for (let i = at; i < at + size; i++) text += String.fromCharCode(heap[i] ?? 0);
    return text;
  }
}
