// A board in reading order, as a list shows it: zones and clusters as headings, each with what lies in it, clusters within their
// zone; then what lies outside of all. Kept up to date by what changed: the board is read as a whole only when it was rebuilt.
//
// A thing's place in the order is counted from the frame that it lies in, so a frame that moves leaves what is in it alone.

import { noParent } from '../../../scene/item';
import type { Item } from '../../../scene/item';
import { rulesOf } from '../../../scene/kinds';
import { lineOf } from '../../../tools/placement';
import type { Scene } from '../../../scene/scene';

/** A zone or a cluster; `frame` null: what lies in none. */
export interface Heading {
  readonly is: 'heading';
  readonly frame: Item | null;
  /** 0: of a frame that lies in no other. */
  readonly depth: number;
  /** Entries right under it. */
  readonly count: number;
}

export interface Entry {
  readonly is: 'entry';
  readonly item: Item;
}

export type Line = Heading | Entry;

/** A line by its thing, which is looked up when the line is shown. */
export type Stand = Heading | { readonly is: 'entry'; readonly handle: number };

/** Where a thing stands. */
interface Spot {
  readonly is: 'entry';
  readonly handle: number;
  readonly parent: number;
  readonly chapter: boolean;
  readonly line: number;
  readonly x: number;
}

interface Shelf {
  readonly chapters: Spot[];
  readonly entries: Spot[];
}

function before(a: Spot, b: Spot): number {
  return a.line - b.line || a.x - b.x || a.handle - b.handle;
}

/** The first place in `spots` that does not come before `spot`. */
function placeOf(spots: readonly Spot[], spot: Spot): number {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(spots[middle] as Spot, spot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function append(out: Stand[], spots: readonly Spot[]): void {
  for (const spot of spots) out.push(spot);
}

export class ReadingIndex {
  /** How many things it has looked at: what following costs. */
  looked = 0;
  private readonly shelves = new Map<number, Shelf>();
  private readonly spots = new Map<number, Spot>();

  constructor(private readonly scene: Scene) {
    this.reload();
  }

  /** Reads the whole board. */
  reload(): void {
    this.shelves.clear();
    this.spots.clear();
    for (const item of this.scene.all()) {
      this.looked++;
      const spot = this.look(item);
      if (!spot) continue;
      this.spots.set(item.handle, spot);
      this.rowOf(spot).push(spot);
    }
    for (const { chapters, entries } of this.shelves.values()) {
      chapters.sort(before);
      entries.sort(before);
    }
  }

  /** After the scene has read these anew. */
  update(handles: Iterable<number>): void {
    for (const handle of handles) {
      this.looked++;
      const was = this.spots.get(handle);
      const item = this.scene.get(handle);
      const spot = item ? this.look(item) : null;
      if (
        was &&
        spot &&
        was.parent === spot.parent &&
        was.chapter === spot.chapter &&
        before(was, spot) === 0
      )
        continue;
      if (was) {
        const row = this.rowOf(was);
        row.splice(placeOf(row, was), 1);
        this.spots.delete(handle);
      }
      if (!spot) continue;
      const row = this.rowOf(spot);
      row.splice(placeOf(row, spot), 0, spot);
      this.spots.set(handle, spot);
    }
  }

  /** All of it, from top to bottom. */
  lines(): Stand[] {
    const out: Stand[] = [];
    const outside = this.shelves.get(noParent);
    for (const spot of outside?.chapters ?? []) this.chapter(spot, 0, out);
    const rest = outside?.entries ?? [];
    if (rest.length > 0 && out.length > 0) {
      out.push({ is: 'heading', frame: null, depth: 0, count: rest.length });
    }
    append(out, rest);
    return out;
  }

  private chapter(spot: Spot, depth: number, out: Stand[]): void {
    const frame = this.scene.get(spot.handle);
    if (!frame) return;
    const shelf = this.shelves.get(spot.handle);
    out.push({ is: 'heading', frame, depth, count: shelf?.entries.length ?? 0 });
    append(out, shelf?.entries ?? []);
    for (const inner of shelf?.chapters ?? []) this.chapter(inner, depth + 1, out);
  }

  /** Null: it stands in no list. */
  private look(item: Item): Spot | null {
    const { listed } = rulesOf(item);
    if (listed === 'none') return null;
    const frame = item.parent === noParent ? undefined : this.scene.get(item.parent);
    const line = lineOf({ y: item.y - (frame?.y ?? 0) });
    const x = item.x - (frame?.x ?? 0);
    return {
      is: 'entry',
      handle: item.handle,
      parent: frame ? item.parent : noParent,
      chapter: listed === 'chapter',
      line,
      x,
    };
  }

  private rowOf({ parent, chapter }: Spot): Spot[] {
    let shelf = this.shelves.get(parent);
    if (!shelf) this.shelves.set(parent, (shelf = { chapters: [], entries: [] }));
    return chapter ? shelf.chapters : shelf.entries;
  }
}
