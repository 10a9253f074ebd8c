// The log of a whole day, read only when somebody opens it: what boards' logs say comes page by page, and lines as they do.
import { signal } from '@preact/signals';
import type { Document } from '../../../core/document';
import type { Entry as DayEntry } from '../../../wire/day_frames';
import { countUntil } from '../../frame';
import type { Outline } from '../outline';
import { pageOf } from '../source';
import type { PastSource } from '../source';
import { BoardLog } from './board_log';
import { dayLines } from './day_lines';
import { byTime, keyOf, plain, textOf } from './line';
import type { Line } from './line';

/** Entries of one page: lines come while it is read, and the screen stays quick. */
const pageEntries = 2_048;

export class DayLog {
  readonly lines = signal<readonly Line[]>([]);
  /** How much has been read, 0 to 1. */
  readonly read = signal(0);
  readonly failed = signal(false);
  private closed = false;

  constructor(
    private readonly outline: Outline,
    day: readonly DayEntry[],
    private readonly source: PastSource,
    private readonly open: () => Document,
  ) {
    const ofDay = dayLines(day);
    this.lines.value = ofDay;
    this.load(ofDay).catch((error: unknown) => {
      if (this.closed) return;
      console.error('tablee: log of the day', error);
      this.failed.value = true;
    });
  }

  close(): void {
    this.closed = true;
  }

  private async load(ofDay: readonly Line[]): Promise<void> {
    const whole = this.outline.boards.reduce((sum, { lasts }) => sum + (lasts.at(-1) ?? 0), 0);
    let done = 0;
    let lines = ofDay;
    for (const { board, lasts } of this.outline.boards) {
      const document = this.open();
      const log = new BoardLog(board, document);
      try {
        const until = lasts.at(-1) ?? 0;
        for (let after = 0; after < until && !this.closed;) {
          await this.source.turn();
          const frames = await pageOf(this.source, board, after, Math.min(pageEntries, until - after));
          log.add(frames);
          after += frames.length;
          done += frames.length;
          if (after >= until) log.end();
          this.lines.value = [...lines, ...log.lines].sort(byTime);
          this.read.value = done / whole;
        }
        lines = this.lines.value;
      } finally {
        document.free();
      }
      if (this.closed) return;
    }
    this.read.value = 1;
  }
}

/** Things whose life is told. */
export interface About {
  /** What they are called. */
  readonly title: string;
  /** By keyOf(). */
  readonly keys: ReadonlySet<string>;
}

export interface Filter {
  /** Participant; 0: everybody. */
  readonly who: number;
  /** Board; `day`: what is of no board; empty: all. */
  readonly board: string;
  readonly text: string;
  /** Null: all things. */
  readonly about: About | null;
}

/** Things that are only moved about are told of those things alone. */
export function filtered(lines: readonly Line[], { who, board, text, about }: Filter): Line[] {
  const sought = plain(text.trim());
  return lines.filter((line) => {
    if (about ? !line.about || !about.keys.has(keyOf(line.board, line.about)) : line.act.kind === 'moved')
      return false;
    if (who !== 0 && line.who !== who) return false;
    if (board !== '' && line.board !== (board === 'day' ? '' : board)) return false;
    return sought === '' || plain(textOf(line)).includes(sought);
  });
}

/** How many of them, in order of time, had happened. */
export function linesUntil(lines: readonly Line[], time: number): number {
  return countUntil(lines.length, (i) => lines[i]!.time, time);
}
