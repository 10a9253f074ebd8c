// One board of the replay of a day: a document that shows any moment, as soon as what that needs has come.
import { signal } from '@preact/signals';
import type { Document } from '../../core/document';
import { ChangeFeed } from '../change_feed';
import type { Changes, Unsubscribe } from '../model';
import type { Frame } from '../frame';
import { busyFrom, countsAt, keyframeFor } from './outline';
import type { BoardLife, Outline } from './outline';
import { Reel } from './reel';
import type { Piece } from './reel';
import type { PastSource } from './source';

/** Entries that are gone through one by one rather than begun anew from a keyframe. */
const nearby = 2_048;

/** What is to be shown: all that had come at a moment, or so many entries. */
type Wanted = { readonly time: number } | { readonly count: number };

export class Lane {
  /** What is asked for has not come yet: an older moment is shown. */
  readonly waiting = signal(false);
  readonly failed = signal(false);
  /** Entries that are shown. */
  readonly count = signal(0);
  private readonly reel: Reel;
  private readonly feed: ChangeFeed;
  private readonly empty: Uint8Array;
  private piece: Piece | null = null;
  private wanted: Wanted | null = null;
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly outline: Outline,
    private readonly life: BoardLife,
    private readonly source: PastSource,
    readonly document: Document,
  ) {
    this.reel = new Reel(source, life.board);
    this.feed = new ChangeFeed(document);
    this.empty = document.keyframe();
  }

  get board(): string {
    return this.life.board;
  }

  /** How many entries there are. */
  get length(): number {
    return this.life.lasts.at(-1) ?? 0;
  }

  onChanges(listener: (changes: Changes) => void): Unsubscribe {
    return this.feed.listen(listener);
  }

  /** Shows a moment; at once where everything is there. Resolves when the newest that was wanted is shown. */
  show(wanted: Wanted): Promise<void> {
    this.wanted = wanted;
    if (!this.running && this.showNow(wanted)) {
      this.wanted = null;
      return Promise.resolve();
    }
    this.running ??= this.run();
    return this.running;
  }

  /** Fetches what showing `time` would need. */
  async prepare(time: number): Promise<void> {
    const { most } = countsAt(this.outline, this.life, time);
    const base = this.baseFor(most, most);
    if (this.reel.has(base, most)) return;
    try {
      await this.source.turn();
      if (!this.closed) await this.reel.piece(base, most);
    } catch (error) {
      // Told when it is to be shown.
      console.warn('tablee: replay ahead', error);
    }
  }

  /** When the next thing happens behind `time`, as exactly as is known; Infinity: nothing does. */
  nextFrom(time: number): number {
    const next = this.frame(this.count.peek() + 1);
    return next && next.time > time ? next.time : busyFrom(this.outline, this.life, time);
  }

  /** Entry `offset`, fetched if need be; null where there is none. */
  async entry(offset: number): Promise<Frame | null> {
    if (offset < 1 || offset > this.length) return null;
    const known = this.frame(offset);
    if (known) return known;
    const base = keyframeFor(this.life, offset - 1);
    try {
      if (!this.reel.has(base, offset)) await this.source.turn();
      const piece = await this.reel.piece(base, Math.min(this.length, offset + 63));
      return piece.frames[offset - 1 - base] ?? null;
    } catch (error) {
      this.failed.value = true;
      throw error;
    }
  }

  close(): void {
    this.closed = true;
    this.feed.close();
    this.document.free();
  }

  // --- Inside -------------------------------------------------------------------------------------

  private frame(offset: number): Frame | undefined {
    return this.piece?.frames[offset - 1 - this.piece.base];
  }

  /** From which keyframe: the piece that is shown goes on while that is nearer. */
  private baseFor(least: number, most: number): number {
    const shown = this.count.peek();
    const { piece } = this;
    if (piece && least >= piece.base && most <= Math.max(shown, piece.base + piece.frames.length) + nearby) {
      return piece.base;
    }
    return keyframeFor(this.life, least);
  }

  private range(wanted: Wanted): { readonly least: number; readonly most: number } {
    if ('count' in wanted) return { least: wanted.count, most: wanted.count };
    return countsAt(this.outline, this.life, wanted.time);
  }

  private lacks(wanted: Wanted): boolean {
    const { least, most } = this.range(wanted);
    return !this.reel.has(this.baseFor(least, most), most);
  }

  /** False: something has to be fetched. */
  private showNow(wanted: Wanted): boolean {
    const { least, most } = this.range(wanted);
    const { piece } = this;
    if (!piece || this.baseFor(least, most) !== piece.base || piece.base + piece.frames.length < most)
      return false;
    this.showOf(piece, wanted, least, most);
    return true;
  }

  private async run(): Promise<void> {
    this.waiting.value = true;
    try {
      while (this.wanted && !this.closed) {
        if (this.lacks(this.wanted)) await this.source.turn();
        // Whatever is wanted by now.
        const wanted = this.wanted;
        const { least, most } = this.range(wanted);
        const piece = await this.reel.piece(this.baseFor(least, most), most);
        // While it came, another moment may have been chosen: what is behind is not worth showing.
        if (this.wanted !== wanted || this.isClosed()) continue;
        this.wanted = null;
        this.showOf(piece, wanted, least, most);
      }
    } catch (error) {
      console.error(`tablee: replay of ${this.board}`, error);
      this.failed.value = true;
      this.wanted = null;
    } finally {
      this.running = null;
      this.waiting.value = false;
    }
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private showOf(piece: Piece, wanted: Wanted, least: number, most: number): void {
    this.failed.value = false;
    let count = least;
    if ('time' in wanted)
      while (count < most && piece.frames[count - piece.base]!.time <= wanted.time) count++;
    let shown = this.count.peek();
    const rebuild = this.piece !== piece || count < shown;
    if (rebuild) {
      this.document.load(piece.base === 0 ? this.empty : piece.keyframe);
      this.piece = piece;
      shown = piece.base;
    }
    for (; shown < count; shown++) {
      const { replica, batch } = piece.frames[shown - piece.base]!;
      if (batch.length > 0) this.document.apply(replica, batch);
    }
    const moved = count !== this.count.peek();
    this.count.value = count;
    if (rebuild) this.feed.rebuilt();
    else if (moved) this.feed.touch();
  }
}
