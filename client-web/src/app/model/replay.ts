// A board's past, as screens read it.
import type { ReadonlySignal } from '@preact/signals';
import type { BoardReading } from '../../core/document';
import type { Changes, Unsubscribe } from './board';
import type { JoinError } from './event';

export interface Replay {
  readonly board: string;
  readonly document: BoardReading;
  /** loading: fetching the log (usable already from `from` to `to`); ready; failed: see `error`. */
  readonly state: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly error: ReadonlySignal<JoinError | null>;
  /** Times of the first and the last entry loaded so far; both 0 while there is none. */
  readonly from: ReadonlySignal<number>;
  readonly to: ReadonlySignal<number>;
  /** The moment shown. */
  readonly position: ReadonlySignal<number>;
  /** What the server's clock said at that moment, where the log's time was ahead of it (P37). */
  readonly clock: ReadonlySignal<number | null>;
  /** Speed while playing, 0 while paused. */
  readonly playing: ReadonlySignal<number>;
  /** Bars of the timeline: `activity(n)` counts entries in n equal parts from `from` to `to`. */
  activity(bars: number): Uint32Array;
  onChanges(listener: (changes: Changes) => void): Unsubscribe;
  seek(time: number): void;
  /** Time of the entry after (+1) or before (-1) the position; to step. */
  step(direction: 1 | -1): void;
  /** 1 to 600 times real time; long idle gaps are skipped. */
  play(speed: number): void;
  pause(): void;
  close(): void;
}
