// Replays a board: fetches its log, and shows any moment of it in a document of its own (DESIGN invariant 6).
//
// The end of the log is shown first, from the server's newest keyframe. The log is then read from its beginning; on the
// way a second document makes keyframes, so that any seek applies at most one stretch of entries.
import { signal } from '@preact/signals';
import type { Document } from '../core/document';
import * as api from './api';
import { ChangeFeed } from './change_feed';
import { joinError } from './join_error';
import type { Changes, JoinError, Replay, Unsubscribe } from './model';
import { Timeline } from './timeline';

/** Entries fetched at once. */
const pageEntries = 4_096;
/** Entries between two keyframes of ours. */
const stretch = 1_024;
/** Longest pause that is watched, ms. */
const patience = 1_500;

export class OpenReplay implements Replay {
  readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly error = signal<JoinError | null>(null);
  readonly from = signal(0);
  readonly to = signal(0);
  readonly position = signal(0);
  readonly clock = signal<number | null>(null);
  readonly playing = signal(0);
  private readonly timeline = new Timeline();
  /** By number of entries. */
  private readonly keyframes = new Map<number, Uint8Array>();
  private readonly feed: ChangeFeed;
  /** Number of entries that the document shows. */
  private shown = 0;
  /** The person has chosen a moment; until then the end is shown. */
  private sought = false;
  private lastFrame = 0;
  private over = false;

  constructor(
    readonly document: Document,
    private readonly builder: Document,
    private readonly token: string,
    readonly board: string,
  ) {
    this.keyframes.set(0, document.keyframe());
    this.feed = new ChangeFeed(document);
    this.load().catch((error: unknown) => this.fail(error));
  }

  activity(bars: number): Uint32Array {
    return this.timeline.activity(bars);
  }

  onChanges(listener: (changes: Changes) => void): Unsubscribe {
    return this.feed.listen(listener);
  }

  seek(time: number): void {
    this.sought = true;
    this.moveTo(Math.max(this.timeline.from, Math.min(this.timeline.to, time)));
  }

  step(direction: 1 | -1): void {
    // Counted in entries: several may share a millisecond, and until the person chose a moment the end is shown.
    const at = this.sought
      ? Math.min(this.shown, this.timeline.length)
      : this.timeline.countAt(this.position.peek());
    const count = this.timeline.stepped(at, direction);
    if (count === at) return;
    this.sought = true;
    this.position.value = this.timeline.frame(count - 1)?.time ?? this.timeline.from;
    this.show(count);
  }

  play(speed: number): void {
    const stood = this.playing.peek() === 0;
    this.playing.value = Math.max(1, Math.min(600, speed));
    this.sought = true;
    if (this.position.peek() >= this.timeline.to) this.moveTo(this.timeline.from);
    if (!stood) return;
    this.lastFrame = performance.now();
    requestAnimationFrame((now) => this.animate(now));
  }

  pause(): void {
    this.playing.value = 0;
  }

  close(): void {
    this.over = true;
    this.pause();
    this.feed.close();
    this.document.free();
    this.builder.free();
  }

  // --- Inside -------------------------------------------------------------------------------------

  private async load(): Promise<void> {
    await this.showEnd();
    for (let head = Infinity; !this.over && this.timeline.length < head;) {
      const page = await api.entries(this.token, this.board, this.timeline.length, pageEntries);
      if (this.over) return;
      head = page.head;
      if (head > 0) this.addPage(page);
    }
    if (this.over) return;
    this.state.value = 'ready';
    if (!this.sought) this.moveTo(this.timeline.to);
  }

  /** Something to look at while the log is read. */
  private async showEnd(): Promise<void> {
    const { bytes, offset } = await api.keyframe(this.token, this.board, Number.MAX_SAFE_INTEGER);
    if (bytes.length === 0 || this.over || this.sought) return;
    this.document.load(bytes);
    this.shown = offset;
    this.feed.rebuilt();
  }

  private addPage(page: api.Page): void {
    const first = this.timeline.length;
    if (page.entries.length === 0 || !this.timeline.add(page.entries, page.baseTime)) {
      throw new Error(`the log has a gap behind entry ${this.timeline.length}`);
    }
    for (let at = first; at < this.timeline.length; ++at) {
      const { replica, batch } = this.timeline.frame(at)!;
      if (batch.length > 0) this.builder.apply(replica, batch);
      if ((at + 1) % stretch === 0) this.keyframes.set(at + 1, this.builder.keyframe());
    }
    this.builder.takeChanges();
    this.from.value = this.timeline.from;
    this.to.value = this.timeline.to;
    if (!this.sought) this.position.value = this.timeline.to;
  }

  private fail(error: unknown): void {
    if (this.over) return;
    console.error(`tablee: replay of ${this.board}`, error);
    this.error.value = joinError(error);
    this.state.value = 'failed';
  }

  private animate(now: number): void {
    const speed = this.playing.peek();
    if (speed === 0 || this.over) return;
    // A page that was hidden does not catch up.
    const elapsed = Math.min(200, Math.max(0, now - this.lastFrame));
    this.lastFrame = now;
    this.moveTo(this.timeline.advance(this.position.peek(), elapsed, speed, patience));
    if (this.position.peek() >= this.timeline.to && this.state.peek() !== 'loading') return this.pause();
    requestAnimationFrame((next) => this.animate(next));
  }

  private moveTo(time: number): void {
    this.position.value = time;
    this.show(this.timeline.countAt(time));
  }

  /** Makes the document hold exactly the first `count` entries. */
  private show(count: number): void {
    this.clock.value = this.timeline.clockAt(count);
    if (count === this.shown) return;
    const nearest = Math.floor(count / stretch) * stretch;
    // Forward from here when that is shorter than from the keyframe.
    const rebuild = this.shown > count || this.shown < nearest;
    if (rebuild) {
      const keyframe = this.keyframes.get(nearest);
      if (!keyframe) throw new Error(`no keyframe at ${nearest}`);
      this.document.load(keyframe);
      this.shown = nearest;
    }
    for (; this.shown < count; ++this.shown) {
      const { replica, batch } = this.timeline.frame(this.shown)!;
      if (batch.length > 0) this.document.apply(replica, batch);
    }
    if (rebuild) this.feed.rebuilt();
    else this.feed.touch();
  }
}
