// The replay of a whole day: all boards on one clock. What is shown costs; what is not in sight is not fetched.
//
// First the outline and the day's log come; then, for the moment that is shown, what each board in sight needs for it.
import { computed, signal } from '@preact/signals';
import type { Document } from '../../core/document';
import type { Entry as DayEntry } from '../../wire/day_frames';
import { joinError } from '../join_error';
import type { JoinError } from '../model';
import { chaptersOf } from './chapters';
import type { Chapter } from './chapters';
import { Lane } from './lane';
import { DayLog } from './log/day_log';
import type { Outline } from './outline';
import { Scale } from './scale';
import type { PastSource } from './source';

/** Longest pause that is watched, ms. */
const patience = 1_500;
/** So much of the film is fetched before it is shown, ms of watching. */
const ahead = 3_000;
/** For who wants no motion: how long each still picture stands, ms. */
const stillMs = 2_000;

/** What is known once the outline has come. */
export interface Film {
  readonly outline: Outline;
  readonly scale: Scale;
  readonly lanes: readonly Lane[];
  readonly chapters: readonly Chapter[];
  readonly day: readonly DayEntry[];
}

export class DayReplay {
  /** Null until the outline has come. */
  readonly film = signal<Film | null>(null);
  readonly error = signal<JoinError | null>(null);
  readonly from = computed(() => this.film.value?.scale.from ?? 0);
  readonly to = computed(() => this.film.value?.scale.to ?? 0);
  readonly position = signal(0);
  /** Speed while playing, 0 while paused. */
  readonly playing = signal(0);
  /** Something in sight does not show the moment yet. */
  readonly waiting = computed(() => this.shown().some(({ waiting }) => waiting.value));
  private readonly inSight = signal<ReadonlySet<string>>(new Set());
  /** The person prefers less motion: playing shows stills. */
  readonly still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private lastFrame = 0;
  private stood = 0;
  private prepared = 0;
  private over = false;

  constructor(
    private readonly source: PastSource,
    private readonly open: () => Document,
    /** The moment to begin at; null: the end. */
    private readonly begin: number | null = null,
  ) {
    this.load().catch((error: unknown) => {
      if (this.over) return;
      console.error('tablee: replay of the day', error);
      this.error.value = joinError(error);
    });
  }

  /** Tells that a board's picture is seen, or no more. */
  sight(board: string, seen: boolean): void {
    const next = new Set(this.inSight.peek());
    if (seen) next.add(board);
    else next.delete(board);
    this.inSight.value = next;
    if (seen) void this.lane(board)?.show({ time: this.position.peek() });
  }

  lane(board: string): Lane | undefined {
    return this.film.peek()?.lanes.find((one) => one.board === board);
  }

  seek(time: number): void {
    const film = this.film.peek();
    if (!film) return;
    this.position.value = Math.max(film.scale.from, Math.min(film.scale.to, time));
    this.prepared = 0;
    for (const lane of this.shown()) void lane.show({ time: this.position.peek() });
  }

  /** To after the next entry of the boards in sight that has an effect, or before the last one. */
  async step(direction: 1 | -1): Promise<void> {
    this.pause();
    await Promise.all(this.shown().map((lane) => lane.show({ count: lane.count.peek() })));
    try {
      const next = await this.nearest(direction);
      if (!next || this.over) return;
      await next.lane.show({ count: direction > 0 ? next.offset : next.offset - 1 });
      this.position.value = next.time;
    } catch (error) {
      console.error('tablee: replay, a step', error);
    }
  }

  play(speed: number): void {
    const film = this.film.peek();
    if (!film) return;
    const stood = this.playing.peek() === 0;
    this.playing.value = Math.max(1, Math.min(600, speed));
    if (this.position.peek() >= film.scale.to) this.seek(film.scale.from);
    if (!stood) return;
    this.lastFrame = performance.now();
    this.stood = 0;
    requestAnimationFrame((now) => this.animate(now));
  }

  pause(): void {
    this.playing.value = 0;
  }

  /** What happened, in lines; null while nothing is known. Whoever opens it closes it. */
  openLog(): DayLog | null {
    const film = this.film.peek();
    return film && new DayLog(film.outline, film.day, this.source, this.open);
  }

  close(): void {
    this.over = true;
    this.pause();
    for (const lane of this.film.peek()?.lanes ?? []) lane.close();
  }

  // --- Inside -------------------------------------------------------------------------------------

  private shown(): Lane[] {
    const seen = this.inSight.value;
    return (this.film.value?.lanes ?? []).filter(({ board }) => seen.has(board));
  }

  private async load(): Promise<void> {
    const [outline, day] = await Promise.all([this.source.outline(), this.source.day()]);
    if (this.over) return;
    const chapters = chaptersOf(day);
    const ends = chapters.flatMap(({ from, to }) => (to === Infinity ? [from] : [from, to]));
    const scale = new Scale(outline, ends);
    const lanes = outline.boards.map((life) => new Lane(outline, life, this.source, this.open()));
    this.position.value = Math.max(scale.from, Math.min(scale.to, this.begin ?? scale.to));
    this.film.value = { outline, scale, lanes, chapters, day };
    for (const lane of this.shown()) void lane.show({ time: this.position.peek() });
  }

  /** The next entry with an effect among the boards in sight. */
  private async nearest(direction: 1 | -1): Promise<{ lane: Lane; offset: number; time: number } | null> {
    const found = await Promise.all(
      this.shown().map(async (lane) => {
        let offset = lane.count.peek() + (direction > 0 ? 1 : 0);
        let frame = await lane.entry(offset);
        while (frame?.batch.length === 0) frame = await lane.entry((offset += direction));
        return frame ? { lane, offset, time: frame.time } : null;
      }),
    );
    const known = found.filter((one) => one !== null);
    if (known.length === 0) return null;
    const best = (direction > 0 ? Math.min : Math.max)(...known.map(({ time }) => time));
    // Of those of one millisecond the first goes first, and comes back last.
    const same = known.filter(({ time }) => time === best);
    return (direction > 0 ? same[0] : same.at(-1)) ?? null;
  }

  private animate(now: number): void {
    const speed = this.playing.peek();
    const film = this.film.peek();
    if (speed === 0 || this.over || !film) return;
    // A page that was hidden does not catch up.
    const elapsed = Math.min(200, Math.max(0, now - this.lastFrame));
    this.lastFrame = now;
    // The clock waits for the pictures.
    if (!this.waiting.peek()) this.stood += elapsed;
    if (this.stood > (this.still ? stillMs : 0)) {
      this.advance(this.stood, speed, film);
      this.stood = 0;
    }
    if (this.position.peek() >= film.scale.to) return this.pause();
    requestAnimationFrame((next) => this.animate(next));
  }

  private advance(elapsed: number, speed: number, film: Film): void {
    const from = this.position.peek();
    let to = from + elapsed * speed;
    // Idle on every board, seen or not: the day goes on where somebody does something.
    const next = Math.min(...film.lanes.map((lane) => lane.nextFrom(from)));
    if (next === Infinity) to = film.scale.to;
    else if ((next - from) / speed > patience) to = Math.max(to, next - (patience / 3) * speed);
    this.position.value = Math.min(film.scale.to, to);
    for (const lane of this.shown()) void lane.show({ time: this.position.peek() });
    this.prepare(speed);
  }

  private prepare(speed: number): void {
    const until = this.position.peek() + ahead * speed;
    if (until < this.prepared + (ahead * speed) / 3) return;
    this.prepared = until;
    for (const lane of this.shown()) void lane.prepare(until);
  }
}
