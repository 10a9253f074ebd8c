// What would come of a file, before anything is written: notes under their groups, and what is left out and why. Pure.

import { cleaned } from './cleaned';
import type { Columns, Source } from './columns';
import type { Row } from './csv';

export interface PlannedGroup {
  /** Empty: what lies in none. */
  readonly title: string;
  readonly texts: readonly string[];
}

/** Why a row does not come. */
export type Left = 'empty' | 'tooLong' | 'room' | 'votes';

export interface LeftOut {
  readonly count: number;
  /** Lines of the file: the first of them. */
  readonly lines: readonly number[];
}

export interface Plan {
  /** What lies in none first. */
  readonly groups: readonly PlannedGroup[];
  readonly notes: number;
  readonly left: ReadonlyMap<Left, LeftOut>;
  /** Titles that were too long for one, and are cut. */
  readonly cut: number;
}

export interface Limits {
  /** Notes and groups together. */
  readonly things: number;
  /** UTF-16 units of one note. */
  readonly textMax: number;
  /** Whether groups are taken; else notes come without. */
  readonly groups: boolean;
}

/** One act of undo takes all of them back (undo_joined_items_max in server/base/limits.h: three for each). */
export const thingsMax = 1_300;
/** A page of a book. What is longer is a document, and nobody can read it on a note. */
export const textMax = 4_000;
const titleMax = 200;
const linesNamed = 5;
const rowsAPause = 500;

interface Read {
  readonly text: string;
  readonly title: string;
  readonly votes: boolean;
}

/** Our own export says of a row more than two columns do. */
const own = { table: 0, question: 1, group: 2, proposition: 3, note: 4, dots: 6, created: 7 } as const;
const nowhere = new Set(['', 'Hors des groupes', 'In no group']);

function readOwn(cells: readonly string[], tables: boolean): Read {
  const at = (which: keyof typeof own): string => cleaned(cells[own[which]] ?? '', 'tablee');
  const [group, proposition, note] = [at('group'), at('proposition'), at('note')];
  const votes = note === '' && at('created') === '' && at('dots') !== '' && /^Votes\s?:/u.test(group);
  const within = note !== '' && proposition !== '' ? proposition : group;
  const title = nowhere.has(within) ? (tables ? at('question') : '') : within;
  return { text: note === '' ? proposition : note, title, votes };
}

function readAny(cells: readonly string[], columns: Columns, source: Source): Read {
  const title = columns.group < 0 ? '' : cleaned(cells[columns.group] ?? '', source).replace(/\s+/g, ' ');
  return { text: cleaned(cells[columns.text] ?? '', source), title, votes: false };
}

class Planning {
  private readonly groups = new Map<string, string[]>();
  private readonly left = new Map<Left, { count: number; lines: number[] }>();
  private readonly cut = new Set<string>();
  private notes = 0;
  private titles = 0;

  constructor(private readonly limits: Limits) {}

  take({ text, title, votes }: Read, line: number): void {
    const why = votes
      ? 'votes'
      : text === ''
        ? 'empty'
        : text.length > this.limits.textMax
          ? 'tooLong'
          : null;
    if (why) return this.leave(why, line);
    const name = this.limits.groups ? this.named(title) : '';
    const fresh = name !== '' && !this.groups.has(name) ? 1 : 0;
    if (this.notes + this.titles + 1 + fresh > this.limits.things) return this.leave('room', line);
    const texts = this.groups.get(name) ?? [];
    this.groups.set(name, texts);
    texts.push(text);
    this.notes++;
    this.titles += fresh;
  }

  leave(why: Left, line: number, count = 1): void {
    const known = this.left.get(why) ?? { count: 0, lines: [] };
    this.left.set(why, known);
    known.count += count;
    if (known.lines.length < linesNamed) known.lines.push(line);
  }

  get plan(): Plan {
    const loose = this.groups.get('');
    const titled = [...this.groups].filter(([title]) => title !== '');
    const groups = loose ? [['', loose] as const, ...titled] : titled;
    return {
      groups: groups.map(([title, texts]) => ({ title, texts })),
      notes: this.notes,
      left: this.left,
      cut: this.cut.size,
    };
  }

  private named(title: string): string {
    const letters = title.length <= titleMax ? null : [...title.slice(0, titleMax * 2)];
    if (letters === null) return title;
    this.cut.add(title);
    return `${letters.slice(0, titleMax - 1).join('')}…`;
  }
}

/** `more`: rows beyond these. */
export function* planOf(
  rows: readonly Row[],
  more: number,
  columns: Columns,
  source: Source,
  limits: Limits,
): Generator<void, Plan> {
  const planning = new Planning(limits);
  const notes = columns.titled ? rows.slice(1) : rows;
  const tables = source === 'tablee' && new Set(notes.map(({ cells }) => cells[own.table])).size > 1;
  for (const [i, { cells, line }] of notes.entries()) {
    // A line without anything in it parts paragraphs, and is nobody's.
    if (cells.length > 1 || cells[0]?.trim() !== '') {
      const read = source === 'tablee' ? readOwn(cells, tables) : readAny(cells, columns, source);
      planning.take(read, line);
    }
    if (i % rowsAPause === 0) yield;
  }
  if (more > 0) planning.leave('room', (rows.at(-1)?.line ?? 0) + 1, more);
  return planning.plan;
}
