// When how much happened on each board of an event, as the server tells it before anything else. Pure data.
import { countUntil } from '../frame';

export interface OutlineAnswer {
  readonly from: number;
  readonly every: number;
  /** Greatest offset of the day's log. */
  readonly day: number;
  readonly boards: readonly {
    readonly board: string;
    readonly keyframes: readonly number[];
    /** Number of a stretch and entries in it, in turn, each as how much more than the one before. */
    readonly activity: readonly number[];
  }[];
}

/** A board's life in stretches of the same length in which something happened. */
export interface BoardLife {
  readonly board: string;
  /** Offsets from which a moment can be rebuilt, ascending; the empty board at 0 is the first. */
  readonly keyframes: readonly number[];
  /** When each stretch begins, ms. */
  readonly begins: Float64Array;
  /** Offset of the last entry in each. */
  readonly lasts: Float64Array;
}

export interface Outline {
  readonly from: number;
  readonly to: number;
  /** Length of a stretch, ms. */
  readonly every: number;
  readonly boards: readonly BoardLife[];
}

export function readOutline({ from, every, boards }: OutlineAnswer): Outline {
  let to = from;
  const lives = boards.map(({ board, keyframes, activity }): BoardLife => {
    const count = activity.length >> 1;
    const begins = new Float64Array(count);
    const lasts = new Float64Array(count);
    let [stretch, last] = [0, 0];
    for (let i = 0; i < count; i++) {
      begins[i] = from + every * (stretch += activity[2 * i] ?? 0);
      lasts[i] = last += activity[2 * i + 1] ?? 0;
    }
    if (count > 0) to = Math.max(to, begins[count - 1]! + every);
    return { board, keyframes: [0, ...keyframes.filter((at) => at > 0)], begins, lasts };
  });
  return { from, to, every, boards: lives };
}

/** How many stretches began at `time` or before. */
function begun(life: BoardLife, time: number): number {
  return countUntil(life.begins.length, (i) => life.begins[i]!, time);
}

/** How many entries had come at `time`: not fewer than `least`, not more than `most`. */
export function countsAt(
  outline: Pick<Outline, 'every'>,
  life: BoardLife,
  time: number,
): { readonly least: number; readonly most: number } {
  const at = begun(life, time);
  const most = life.lasts[at - 1] ?? 0;
  const over = at > 0 && life.begins[at - 1]! + outline.every <= time;
  return { most, least: over ? most : (life.lasts[at - 2] ?? 0) };
}

/** The greatest keyframe that is not behind entry `count`. */
export function keyframeFor(life: BoardLife, count: number): number {
  let found = 0;
  for (const at of life.keyframes) if (at <= count) found = at;
  return found;
}

/** Where something happens next: `time` itself within a stretch in which something does, Infinity behind the last. */
export function busyFrom(outline: Outline, life: BoardLife, time: number): number {
  const at = begun(life, time);
  if (at > 0 && life.begins[at - 1]! + outline.every > time) return time;
  return life.begins[at] ?? Infinity;
}

/** Entries of each of `bars` parts; `barAt` says in which part a moment lies. */
export function activityOf(life: BoardLife, bars: number, barAt: (time: number) => number): Uint32Array {
  const counts = new Uint32Array(bars);
  life.begins.forEach((begin, i) => {
    const bar = Math.min(bars - 1, Math.max(0, barAt(begin)));
    counts[bar]! += life.lasts[i]! - (life.lasts[i - 1] ?? 0);
  });
  return counts;
}
