// Pictures as they are painted: decoded, in the sizes that are seen, within a bound of memory. What is not there is fetched and
// decoded on the side, and whoever wanted it paints again.
//
// One for the page: boards and small live pictures show the same.

import { loadPicture } from '../scene/picture_source';

/** Device pixels of the longer side of the copies; a picture that is seen larger is painted as it is. */
const levels = [256, 1024, Infinity] as const;
/** Decoded pictures are four bytes a pixel: a screen full of large ones, and many small ones. */
const bytesMax = 128 * 1024 * 1024;
/** Fetched, or decoded, at once. */
const busyMax = 3;
const againMs = 5_000;

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** `missing`: the server has none. `lost`: nobody answers; it is tried again. */
export type PictureState = 'there' | 'coming' | 'missing' | 'lost';

interface Wanted {
  readonly hash: string;
  readonly level: number;
}

export interface BitmapSource<B extends Bitmap> {
  load(hash: string): Promise<Blob | null>;
  /** Its longer side has `side` pixels at most. Rejects for what is no picture. */
  decode(blob: Blob, side: number): Promise<B>;
  later(act: () => void, ms: number): void;
}

export class Bitmaps<B extends Bitmap> {
  /** By hash and level, least lately used first. */
  private readonly there = new Map<string, B>();
  private readonly states = new Map<string, PictureState>();
  private readonly queue: Wanted[] = [];
  private readonly asked = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private busy = 0;
  private bytes = 0;

  constructor(
    private readonly source: BitmapSource<B>,
    private readonly limit = bytesMax,
  ) {}

  get bytesHeld(): number {
    return this.bytes;
  }

  stateOf(hash: string): PictureState {
    return this.states.get(hash) ?? 'coming';
  }

  /** The best that there is for `side` device pixels; `again` is called when there is a better one. */
  get(hash: string, side: number, again: () => void): B | null {
    const level = levels.findIndex((max) => side <= max);
    const exact = this.use(hash, level);
    if (exact) return exact;
    if (this.states.get(hash) !== 'missing') {
      this.want({ hash, level });
      this.waiting.add(again);
    }
    for (const other of [level + 1, level + 2, level - 1, level - 2]) {
      const near = this.use(hash, other);
      if (near) return near;
    }
    return null;
  }

  private use(hash: string, level: number): B | undefined {
    const key = `${hash}/${level}`;
    const found = this.there.get(key);
    if (!found) return undefined;
    this.there.delete(key);
    this.there.set(key, found);
    return found;
  }

  private want(wanted: Wanted): void {
    const key = `${wanted.hash}/${wanted.level}`;
    if (this.asked.has(key)) return;
    this.asked.add(key);
    this.queue.push(wanted);
    this.next();
  }

  /** What was asked for last is what is looked at now. */
  private next(): void {
    while (this.busy < busyMax) {
      const wanted = this.queue.pop();
      if (!wanted) return;
      this.busy++;
      void this.fetch(wanted).finally(() => {
        this.busy--;
        this.next();
      });
    }
  }

  private async fetch(wanted: Wanted): Promise<void> {
    const { hash, level } = wanted;
    const key = `${hash}/${level}`;
    let state: PictureState = 'there';
    try {
      const blob = await this.source.load(hash);
      if (blob) this.keep(key, await this.source.decode(blob, levels[level] ?? Infinity));
      else state = 'missing';
    } catch (error) {
      console.warn('tablee: a picture did not come', error);
      state = 'lost';
    }
    this.states.set(hash, state);
    if (state === 'lost') {
      this.source.later(() => {
        this.asked.delete(key);
        this.tell();
      }, againMs);
    } else this.asked.delete(key);
    this.tell();
  }

  private keep(key: string, bitmap: B): void {
    this.there.set(key, bitmap);
    this.bytes += 4 * bitmap.width * bitmap.height;
    for (const [oldest, old] of this.there) {
      if (this.bytes <= this.limit || oldest === key) break;
      this.there.delete(oldest);
      this.bytes -= 4 * old.width * old.height;
      old.close();
    }
  }

  private tell(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const again of waiting) again();
  }
}

async function decode(blob: Blob, side: number): Promise<ImageBitmap> {
  const whole = await createImageBitmap(blob);
  const factor = side / Math.max(whole.width, whole.height);
  if (factor >= 1) return whole;
  const size = {
    resizeWidth: Math.max(1, Math.round(whole.width * factor)),
    resizeHeight: Math.max(1, Math.round(whole.height * factor)),
    resizeQuality: 'high' as const,
  };
  try {
    return await createImageBitmap(whole, size);
  } finally {
    whole.close();
  }
}

export const bitmaps = new Bitmaps<ImageBitmap>({
  load: loadPicture,
  decode,
  later: (act, ms) => void setTimeout(act, ms),
});
