// What is to be painted, derived from a document and kept up to date by its changes. Pure: no canvas, no
// clock. One scene belongs to one view of one document; it never writes to the document.
//
// update() takes what the document reports as changed, re-reads those objects alone, and answers with the
// rectangles of the board whose picture is stale.

import { allFields, Fields } from '../core/view';
import { boundsOf } from './gist';
import { Grid } from './grid';
import { Hanging } from './hanging';
import { isCollapsed, isFrame, noParent } from './item';
import type { BoardReader, ChangedObject, Item, ObjectFields } from './item';
import { makeItem } from './kinds';
import type { Source } from './kinds';
import { contains, inflate, intersects } from './rect';
import type { Point, Rect } from './rect';
import { shownText } from './shown_text';

/** Shadows and outlines reach this far out of an item, in board units. */
export const bleed = 22;

const texts = Fields.created | Fields.text;

export class Scene {
  private readonly items = new Map<number, Item>();
  private readonly children = new Map<number, Set<number>>();
  private readonly hanging = new Hanging();
  private readonly grid = new Grid();
  private ranks: Map<number, number> | null = null;
  /** What lies in a frame that is folded up: it is there, and has no place that could be seen. */
  private readonly folded = new Set<number>();

  constructor(private readonly reader: BoardReader) {
    this.reload();
  }

  /** Reads the whole document again. */
  reload(): void {
    this.items.clear();
    this.children.clear();
    this.hanging.clear();
    this.grid.clear();
    this.folded.clear();
    this.ranks = null;
    for (let handle = 0; handle < this.reader.size; handle++) this.read(handle, []);
  }

  /** The stale rectangles, in board units, bleed included. */
  update(changes: readonly ChangedObject[]): Rect[] {
    const damage: Rect[] = [];
    for (const { handle, fields } of changes) this.read(handle, damage, fields);
    if (changes.length > 0) this.ranks = null;
    return damage;
  }

  get size(): number {
    return this.items.size;
  }

  get(handle: number): Item | undefined {
    return this.items.get(handle);
  }

  all(): Iterable<Item> {
    return this.items.values();
  }

  /** All that has a place of its own: not what lies in a frame that is folded up. */
  *seen(): Iterable<Item> {
    for (const item of this.items.values()) if (!this.folded.has(item.handle)) yield item;
  }

  isFolded(handle: number): boolean {
    return this.folded.has(handle);
  }

  /** Itself, or the outermost frame that is folded up around it. */
  standsFor(item: Item): Item {
    let found = item;
    for (let at = this.items.get(item.parent); at; at = this.items.get(at.parent)) {
      if (isFrame(at) && at.collapsed) found = at;
    }
    return found;
  }

  /** How many things lie in a frame, at any depth, frames not counted. */
  countIn(handle: number): number {
    return this.family(handle).filter((item) => !isFrame(item)).length;
  }

  /** Items that touch `r`, in paint order: frames first, each before what lies in it. */
  within(r: Rect): Item[] {
    const found: Item[] = [];
    for (const handle of this.grid.query(r)) {
      const item = this.items.get(handle);
      if (item && intersects(inflate(item, bleed), r)) found.push(item);
    }
    return this.sorted(found);
  }

  sorted(items: Item[]): Item[] {
    const ranks = this.rankMap();
    return items.sort((a, b) => (ranks.get(a.handle) ?? 0) - (ranks.get(b.handle) ?? 0));
  }

  childrenOf(handle: number): Item[] {
    const out: Item[] = [];
    for (const child of this.children.get(handle) ?? []) {
      const item = this.items.get(child);
      if (item) out.push(item);
    }
    return out;
  }

  /** An item and everything that lies in it, at any depth. */
  family(handle: number): Item[] {
    const item = this.items.get(handle);
    if (!item) return [];
    return [item, ...this.childrenOf(handle).flatMap((child) => this.family(child.handle))];
  }

  /** The connectors that hang on a thing, by either end. */
  hangingOn(handle: number): Item[] {
    return [...this.hanging.on(handle)].flatMap((connector) => this.items.get(connector) ?? []);
  }

  bounds(): Rect | null {
    return boundsOf(this.seen());
  }

  /** The innermost frame at a point, apart from `except` and what lies in them. */
  frameAt(p: Point, except: ReadonlySet<number> = new Set()): Item | null {
    const frames = this.within({ x: p.x, y: p.y, w: 0.001, h: 0.001 }).filter(
      (item) => isFrame(item) && contains(item, p) && !this.isInside(item, except),
    );
    return frames.at(-1) ?? null;
  }

  private isInside(item: Item, of: ReadonlySet<number>): boolean {
    for (let at: Item | undefined = item; at; at = this.items.get(at.parent)) {
      if (of.has(at.handle)) return true;
    }
    return false;
  }

  private read(handle: number, damage: Rect[], fields = allFields): void {
    const before = this.items.get(handle);
    if (before && !this.folded.has(handle)) damage.push(inflate(before, bleed));
    const view = this.reader.object(handle);
    const text = (): string =>
      before && !(fields & texts) ? before.text : shownText(this.reader.text(handle));
    const item = view.shown
      ? makeItem(handle, view, this.positionOf(view), text, this.sourceOf(handle, before))
      : null;
    if (!item) {
      this.drop(handle, damage);
      return;
    }
    this.items.set(handle, item);
    this.link(handle, before?.parent, item.parent);
    this.hanging.note(before, item);
    if (before?.parent !== item.parent) this.counted([before?.parent, item.parent], damage);
    const moved = !before || before.x !== item.x || before.y !== item.y;
    const wasOpen = before === undefined || !isCollapsed(before);
    const turned = this.fold(handle, item) || wasOpen === isCollapsed(item);
    if (!this.folded.has(handle)) damage.push(inflate(item, bleed));
    if (moved || turned) for (const child of this.children.get(handle) ?? []) this.read(child, damage);
    if (moved || turned || before.w !== item.w || before.h !== item.h) this.readHanging(handle, damage);
  }

  /** What hangs on a thing follows it. */
  private readHanging(handle: number, damage: Rect[]): void {
    for (const connector of this.hanging.on(handle)) this.read(connector, damage, Fields.ends);
  }

  /** Takes it out of sight where it lies in what is folded up; says whether that has changed. */
  private fold(handle: number, item: Item): boolean {
    const parent = this.items.get(item.parent);
    const hides = parent !== undefined && (isCollapsed(parent) || this.folded.has(parent.handle));
    if (hides) this.grid.remove(handle);
    else this.grid.put(handle, inflate(item, bleed));
    const was = this.folded.has(handle);
    if (hides) this.folded.add(handle);
    else this.folded.delete(handle);
    return was !== hides;
  }

  /** What is folded up says how much lies in it. */
  private counted(frames: readonly (number | undefined)[], damage: Rect[]): void {
    for (const handle of frames) {
      const frame = handle === undefined ? undefined : this.items.get(handle);
      const shown = frame && this.standsFor(frame);
      if (shown && isCollapsed(shown)) damage.push(inflate(shown, bleed));
    }
  }

  private drop(handle: number, damage: Rect[]): void {
    const before = this.items.get(handle);
    if (!before) return;
    this.items.delete(handle);
    this.hanging.note(before, undefined);
    this.folded.delete(handle);
    this.grid.remove(handle);
    this.counted([before.parent], damage);
    // Children stay linked: they are shown again together with their frame.
    for (const child of this.children.get(handle) ?? []) this.read(child, damage);
    this.readHanging(handle, damage);
  }

  private link(handle: number, before: number | undefined, after: number): void {
    if (before !== undefined && before !== after) this.children.get(before)?.delete(handle);
    if (after === noParent) return;
    const set = this.children.get(after);
    if (set) set.add(handle);
    else this.children.set(after, new Set([handle]));
  }

  private positionOf(view: ObjectFields): Point {
    let { x, y } = view;
    let parent = view.parent;
    while (parent !== noParent) {
      const frame = this.reader.object(parent);
      x += frame.x;
      y += frame.y;
      parent = frame.parent;
    }
    return { x, y };
  }

  /** What a kind may ask of the document beside the fields of the object. */
  private sourceOf(handle: number, before: Item | undefined): Source {
    const { reader } = this;
    return {
      ends: () => reader.ends(handle),
      points: () => reader.points(handle),
      blob: () => reader.blob(handle),
      reactions: () => reader.reactions(handle),
      placeOf: (other) => this.placeOf(other),
      before,
    };
  }

  /** Where a thing lies, or lay when it is deleted. */
  private placeOf(handle: number): Rect | undefined {
    const item = this.items.get(handle);
    if (item) return this.folded.has(handle) ? this.standsFor(item) : item;
    if (handle < 0 || handle >= this.reader.size) return undefined;
    const view = this.reader.object(handle);
    return { ...this.positionOf(view), w: view.w, h: view.h };
  }

  private rankMap(): Map<number, number> {
    if (this.ranks) return this.ranks;
    const frames: Item[] = [];
    const others: number[] = [];
    const order = this.reader.order();
    for (let i = 0; i < order.length; i++) {
      const item = this.items.get(order[i] as number);
      if (item && isFrame(item)) frames.push(item);
      else if (item) others.push(item.handle);
    }
    const ranks = new Map<number, number>();
    // A frame is a table, what lies on the board lies on it: frames come first, outer before inner.
    const place = (parent: number): void => {
      for (const frame of frames) {
        if (frame.parent !== parent || ranks.has(frame.handle)) continue;
        ranks.set(frame.handle, ranks.size);
        place(frame.handle);
      }
    };
    place(noParent);
    for (const frame of frames) if (!ranks.has(frame.handle)) ranks.set(frame.handle, ranks.size);
    for (const handle of others) ranks.set(handle, ranks.size);
    this.ranks = ranks;
    return ranks;
  }
}
