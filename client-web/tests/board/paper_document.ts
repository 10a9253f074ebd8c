// A document of plain values: no merging, no undo. What scene and tools do with a document can be tested
// without the core; that the core is one is the core's own affair.

import type { Change, Document, End, NewObject, ObjectView } from '../../src/core/document';

interface Sheet extends ObjectView {
  text: string;
  dots: Map<number, number>;
  ends: [End, End];
  points: Int32Array;
  felt: Map<number, number>;
  rank: string;
}

const free: End = { x: 0, y: 0, target: -1, anchorX: 500, anchorY: 500 };

export class PaperDocument {
  readonly sheets: Sheet[] = [];
  /** How many sheets it may have. */
  limit = Infinity;
  private changes = new Map<number, number>();
  private tops = 0;
  private bottoms = 0;

  /** As the core's document, for what takes one. */
  get asDocument(): Document {
    return this as unknown as Document;
  }

  get size(): number {
    return this.sheets.length;
  }

  get room(): number {
    return this.limit - this.sheets.length;
  }

  create(what: NewObject): number {
    if (this.room <= 0) return -1;
    const handle = this.sheets.length;
    const { kind, x, y, w, h } = what;
    const born = { handle, counter: handle + 1, replica: 2, kind, author: 1, parent: what.parent ?? -1 };
    const look = { colour: what.colour ?? 0, rotation: 0, locked: false, width: 0, textSize: 0 };
    const life = { alive: true, shown: true, votes: 0, z: this.nextTop(), text: '', dots: new Map() };
    const { shape = 0, points = new Int32Array(0) } = what;
    const frame = {
      role: what.role ?? 0,
      rank: '',
      collapsed: false,
      grid: false,
      reacted: false,
      felt: new Map(),
    };
    const drawn = { shape, points, ends: [free, free] as [End, End] };
    this.sheets.push({ ...born, x, y, w, h, ...drawn, ...look, ...life, ...frame });
    return this.touch(handle);
  }

  object(handle: number): ObjectView {
    const sheet = this.at(handle);
    return {
      ...sheet,
      ...this.seat(sheet),
      shown: this.isShown(handle),
      reacted: sheet.felt.size > 0,
      votes: [...sheet.dots.values()].reduce((a, b) => a + b, 0),
    };
  }

  find(counter: number, replica: number): number {
    return this.sheets.findIndex((sheet) => sheet.counter === counter && sheet.replica === replica);
  }

  order(): Uint32Array {
    const shown = this.sheets.filter((sheet) => this.isShown(sheet.handle));
    return Uint32Array.from(shown.sort((a, b) => (a.z < b.z ? -1 : 1)).map((sheet) => sheet.handle));
  }

  text(handle: number): string {
    return this.sheets[handle]?.text ?? '';
  }

  ends(handle: number): [End, End] {
    return this.at(handle).ends;
  }

  points(handle: number): Int32Array {
    return this.at(handle).points;
  }

  blob(): null {
    return null;
  }

  setEnd(handle: number, which: number, end: End): boolean {
    const { ends } = this.at(handle);
    this.at(handle).ends = which === 0 ? [end, ends[1]] : [ends[0], end];
    this.touch(handle);
    return true;
  }

  votesBy(handle: number, participant: number): number {
    return this.at(handle).dots.get(participant) ?? 0;
  }

  move(handle: number, parent: number, x: number, y: number): void {
    Object.assign(this.at(handle), { parent, x, y });
    this.touch(handle);
  }

  resize(handle: number, w: number, h: number): void {
    Object.assign(this.at(handle), { w, h });
    this.touch(handle);
  }

  setNumber(handle: number, field: number, value: number): void {
    if (field === 1) this.at(handle).colour = value;
    if (field === 4) this.at(handle).width = value;
    if (field === 5) this.at(handle).textSize = value;
    if (field === 3) this.at(handle).locked = value === 1;
    if (field === 6) this.at(handle).role = value;
    if (field === 7) this.at(handle).collapsed = value === 1;
    if (field === 8) this.at(handle).grid = value === 1;
    this.touch(handle);
  }

  setAlive(handle: number, alive: boolean): void {
    this.at(handle).alive = alive;
    this.touch(handle);
    for (const sheet of this.sheets) if (sheet.parent === handle) this.touch(sheet.handle);
  }

  raise(handle: number): void {
    this.at(handle).z = this.nextTop();
    this.touch(handle);
  }

  lower(handle: number): void {
    this.at(handle).z = `-${String(10_000_000 - ++this.bottoms).padStart(8, '0')}`;
    this.touch(handle);
  }

  has(handle: number): boolean {
    return this.sheets[handle] !== undefined;
  }

  reactions(handle: number) {
    return Array.from(this.at(handle).felt, ([participant, set]) => ({ participant, set }));
  }

  react(handle: number, set: number): void {
    this.at(handle).felt.set(1, set);
    this.touch(handle);
  }

  vote(handle: number, count: number): void {
    this.at(handle).dots.set(1, count);
    this.touch(handle);
  }

  insertText(handle: number, position: number, text: string): boolean {
    const { text: old } = this.at(handle);
    this.at(handle).text = old.slice(0, position) + text + old.slice(position);
    this.touch(handle);
    return true;
  }

  spliceText(handle: number, position: number, removed: number, text: string): boolean {
    this.eraseText(handle, position, removed);
    this.insertText(handle, position, text);
    return true;
  }

  eraseText(handle: number, position: number, length: number): void {
    const { text: old } = this.at(handle);
    this.at(handle).text = old.slice(0, position) + old.slice(position + length);
    this.touch(handle);
  }

  /**
   * As after a reload: the sheets of these handles, in this order, under new handles; the others are gone. What replica
   * `from` made is called `to`'s.
   */
  rebuild(order: readonly number[], renamed?: { from: number; to: number }): void {
    const old = order.map((handle) => this.at(handle));
    const next = old.map((sheet, handle) => ({
      ...sheet,
      handle,
      parent: order.indexOf(sheet.parent),
      ends: sheet.ends.map((end) => ({ ...end, target: order.indexOf(end.target) })) as [End, End],
      replica: sheet.replica === renamed?.from ? renamed.to : sheet.replica,
    }));
    this.sheets.splice(0, this.sheets.length, ...next);
    this.changes.clear();
  }

  takeChanges(): Change[] {
    const list = Array.from(this.changes, ([handle, fields]) => ({ handle, fields }));
    this.changes.clear();
    return list;
  }

  private at(handle: number): Sheet {
    const sheet = this.sheets[handle];
    if (!sheet) throw new Error(`no object ${handle}`);
    return sheet;
  }

  private isShown(handle: number): boolean {
    return this.at(handle).alive;
  }

  /** A deleted frame is nothing but an origin. */
  private seat({ parent, x, y }: Sheet): Pick<Sheet, 'parent' | 'x' | 'y'> {
    const frame = parent < 0 ? undefined : this.at(parent);
    if (!frame || frame.alive) return { parent, x, y };
    return this.seat({ ...frame, x: frame.x + x, y: frame.y + y });
  }

  private nextTop(): string {
    return String(++this.tops).padStart(8, '0');
  }

  private touch(handle: number): number {
    this.changes.set(handle, 0x3ff);
    return handle;
  }
}
