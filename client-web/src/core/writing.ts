// A board's document to write to, for the one edit that somebody is given it for. Each function applies at once and says
// whether it has changed anything; what is asked to be done to a handle that is not there is not done.
import { BoardReading } from './reading';
import { NumberField } from './view';
import type { End, NewObject } from './view';

export class BoardWriting extends BoardReading {
  /** For whom things are made from now on: participant; 0: for oneself. Moderators alone may. */
  behalf(participant: number): void {
    this.wasm.behalf(this.board, participant);
  }

  /** On top of its siblings. -1 when the board is full. */
  create(what: NewObject): number {
    const points = what.points ?? new Int32Array(0);
    const blob = what.blob ?? new Uint8Array(0);
    const { heap, at } = this.wasm.scratch.room(points.byteLength + blob.length);
    heap.set(new Uint8Array(points.buffer, points.byteOffset, points.byteLength), at);
    heap.set(blob, at + points.byteLength);
    const made = this.wasm.create(
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
    if (made >= 0 && what.role !== undefined) this.setNumber(made, NumberField.role, what.role);
    return made;
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

  /** All that I think of it: bits of Reaction. */
  react(handle: number, set: number): boolean {
    return this.has(handle) && this.wasm.react(this.board, handle, set) !== 0;
  }

  /** Behind `before` and in front of `after`; either may be -1. */
  setRank(handle: number, before: number, after: number): boolean {
    return (
      this.has(handle) && this.wasm.rank(this.board, handle, this.within(before), this.within(after)) !== 0
    );
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

  /** What is not there counts as none. */
  private within(parent: number): number {
    return this.has(parent) ? parent : -1;
  }
}
