// Spatial index: a hash of square cells. Chosen over a tree because things on a board are of about the same
// size and move all the time: an update costs a few set operations, a query the cells that it touches.

import type { Rect } from './rect';

const cell = 512;
/** What covers more cells than this is kept in a list of its own: one huge frame must not fill the map. */
const cellsMax = 64;

interface Span {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function spanOf(r: Rect): Span {
  return {
    x0: Math.floor(r.x / cell),
    y0: Math.floor(r.y / cell),
    x1: Math.floor((r.x + r.w) / cell),
    y1: Math.floor((r.y + r.h) / cell),
  };
}

function cellsIn(s: Span): number {
  return (s.x1 - s.x0 + 1) * (s.y1 - s.y0 + 1);
}

/** Board coordinates lie within ±2^21, so a cell's two numbers fit one key. */
function key(x: number, y: number): number {
  return (x + 32768) * 65536 + (y + 32768);
}

export class Grid {
  private readonly cells = new Map<number, Set<number>>();
  private readonly spans = new Map<number, Span>();
  private readonly large = new Set<number>();

  put(handle: number, r: Rect): void {
    const span = spanOf(r);
    const old = this.spans.get(handle);
    if (old && old.x0 === span.x0 && old.y0 === span.y0 && old.x1 === span.x1 && old.y1 === span.y1) return;
    this.remove(handle);
    this.spans.set(handle, span);
    if (cellsIn(span) > cellsMax) {
      this.large.add(handle);
      return;
    }
    this.each(span, (k) => {
      const set = this.cells.get(k);
      if (set) set.add(handle);
      else this.cells.set(k, new Set([handle]));
    });
  }

  remove(handle: number): void {
    const span = this.spans.get(handle);
    if (!span) return;
    this.spans.delete(handle);
    if (this.large.delete(handle)) return;
    this.each(span, (k) => {
      const set = this.cells.get(k);
      set?.delete(handle);
      if (set?.size === 0) this.cells.delete(k);
    });
  }

  /** Handles whose cells touch `r`: a superset of those whose rectangles do. */
  query(r: Rect): Set<number> {
    const found = new Set(this.large);
    const span = spanOf(r);
    if (cellsIn(span) > this.cells.size) {
      for (const handle of this.spans.keys()) found.add(handle);
      return found;
    }
    this.each(span, (k) => {
      const set = this.cells.get(k);
      if (set) for (const handle of set) found.add(handle);
    });
    return found;
  }

  clear(): void {
    this.cells.clear();
    this.spans.clear();
    this.large.clear();
  }

  private each(s: Span, visit: (key: number) => void): void {
    for (let x = s.x0; x <= s.x1; x++) for (let y = s.y0; y <= s.y1; y++) visit(key(x, y));
  }
}
