// The board document of the browser: the same core as the server's, compiled to WebAssembly, behind types.
//
// One Core holds any number of Documents. Each edit is applied at once and collected until commit() hands out
// the batch. Screens have a document as `BoardReading`, an edit has it as `BoardWriting`; what keeps a copy in step with
// the server has the whole of it.
import { bind, type Bound } from './binding';
import { CoreError, loadModule } from './module';
import type { Change } from './view';
import { BoardWriting } from './writing';

export { CoreError } from './module';
export { BoardReading } from './reading';
export { BoardWriting } from './writing';
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
    return taken(this.wasm, this.wasm.restamp(this.wasm.scratch.put(batch), from, ownSince));
  }
}

/** Batches that came out one behind the other, each behind its size; none when there is less than nothing. */
function taken({ scratch }: Bound, size: number): Uint8Array[] {
  if (size < 0) return [];

  const all = scratch.take(size);
  const sizes = new DataView(all.buffer, all.byteOffset, all.byteLength);
  const batches: Uint8Array[] = [];
  for (let at = 0; at < size;) {
    const begin = at + 4;
    at = begin + sizes.getUint32(at, true);
    batches.push(all.slice(begin, at));
  }
  return batches;
}

/** By Core.open(). */
export class Document extends BoardWriting {
  private participant = 0;
  private replica = 0;

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

  /** Whose is what is written from now on, between batches: one of those who share this device; 0: its own person's. */
  actAs(participant: number): void {
    this.wasm.actAs(this.board, participant);
  }

  /** A batch where somebody has another number: it names `to` where it named `from`. */
  rename(batch: Uint8Array, from: number, to: number): Uint8Array {
    const [renamed = batch] = taken(this.wasm, this.wasm.rename(this.wasm.scratch.put(batch), from, to));
    return renamed;
  }

  /** Who acts here as `from` does it as `to`, with their memory of undo. */
  renumber(from: number, to: number): void {
    this.wasm.renumber(this.board, from, to);
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

  /**
   * The batch of all edits since the last commit, one act of undo (joined to the act before with `join`); null when there is
   * none. What does not fit one batch comes as several: call until null.
   */
  commit(join = false): Uint8Array | null {
    const size = this.wasm.commit(this.board, join ? 1 : 0);
    return size === 0 ? null : this.wasm.scratch.take(size);
  }

  /** Reverses my last act of which something still stands; then commit(). */
  undo(): boolean {
    return this.wasm.undo(this.board) !== 0;
  }

  redo(): boolean {
    return this.wasm.redo(this.board) !== 0;
  }

  free(): void {
    this.close();
  }
}
