// Rows of cells out of text: RFC 4180, with the separators that spreadsheets of different countries write. Pure.
//
// Cells in quotes may hold line breaks and doubled quotes; what stands after a closing quote is kept. Reading is a generator that
// pauses at each few rows, so that whoever drives it can let the page breathe.

export interface Row {
  /** Of the file, from 1: where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Rows beyond those that are kept. */
  readonly more: number;
  /** The line in which a quote was opened that nothing closes. */
  readonly open: number | null;
}

/** Empty: the rows have one cell each. */
export type Separator = ',' | ';' | '\t' | '';

/** More than any board has room for. */
export const rowsMax = 60_000;
/** Of a row; the last programs stop at 16,384, and nobody looks through so many to choose one. */
const cellsMax = 100;
const rowsAPause = 200;
/** How much of a file tells its separator: whole rows of it. */
const sampledUnits = 65_536;
const sampledRows = 60;

const ends: Readonly<Record<Separator, RegExp>> = {
  ',': /[,\r\n]/g,
  ';': /[;\r\n]/g,
  '\t': /[\t\r\n]/g,
  '': /[\r\n]/g,
};

class Reader {
  private at = 0;
  private line = 1;
  open: number | null = null;

  constructor(
    private readonly text: string,
    private readonly separator: Separator,
  ) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  row(): Row {
    const { line } = this;
    const cells: string[] = [];
    for (;;) {
      const cell = this.cell();
      if (cells.length < cellsMax) cells.push(cell);
      if (this.separator === '' || this.text[this.at] !== this.separator) break;
      this.at++;
    }
    if (this.text[this.at] === '\r') this.at++;
    if (this.text[this.at] === '\n') this.at++;
    this.line++;
    return { line, cells };
  }

  private cell(): string {
    const { text } = this;
    let from = this.at;
    while (text[from] === ' ') from++;
    if (text[from] !== '"') return this.plain();
    this.at = from + 1;
    const quoted = this.quoted();
    return quoted + this.plain().trimEnd();
  }

  private plain(): string {
    const from = this.at;
    const end = ends[this.separator];
    end.lastIndex = from;
    this.at = end.exec(this.text)?.index ?? this.text.length;
    return this.text.slice(from, this.at);
  }

  private quoted(): string {
    const { text, line } = this;
    const parts: string[] = [];
    for (;;) {
      const close = text.indexOf('"', this.at);
      if (close < 0) this.open ??= line;
      const end = close < 0 ? text.length : close;
      const part = text.slice(this.at, end);
      parts.push(part);
      this.line += part.split('\n').length - 1;
      this.at = Math.min(end + 1, text.length);
      if (close < 0 || text[this.at] !== '"') return parts.join('"');
      this.at++;
    }
  }
}

/** The first line of a spreadsheet may name its separator, for programs of another country. */
function named(text: string): { readonly separator: Separator; readonly rest: string } | null {
  const found = /^\ufeff?sep=([,;\t])\r?\n/i.exec(text);
  return found && { separator: found[1] as Separator, rest: text.slice(found[0].length) };
}

export function* readRows(text: string, separator: Separator): Generator<void, Rows> {
  const told = named(text);
  const reader = new Reader((told?.rest ?? text).replace(/^\ufeff/, ''), told?.separator ?? separator);
  const rows: Row[] = [];
  let more = 0;
  for (let i = 1; !reader.done; i++) {
    const row = reader.row();
    if (rows.length < rowsMax) rows.push(row);
    else more++;
    if (i % rowsAPause === 0) yield;
  }
  return { rows, more, open: reader.open };
}

/** The one that gives most rows the same number of cells; none: they have one each. `knows`: whether these are known titles. */
export function separatorOf(text: string, knows: (cells: readonly string[]) => boolean): Separator {
  const told = named(text);
  if (told) return told.separator;
  let best: Separator = '';
  let most = 0.6;
  for (const separator of ['\t', ';', ','] as const) {
    const reader = new Reader(text.slice(0, sampledUnits), separator);
    const widths: number[] = [];
    let first: Row | null = null;
    while (!reader.done && widths.length < sampledRows) {
      const row = reader.row();
      first ??= row;
      if (row.cells.some((cell) => cell.trim() !== '')) widths.push(row.cells.length);
    }
    if (first && first.cells.length > 1 && knows(first.cells)) return separator;
    const share = shareOfMostUsual(widths);
    if (share > most) [best, most] = [separator, share];
  }
  return best;
}

/** Of rows with more than one cell. */
function shareOfMostUsual(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / Math.max(1, widths.length);
}
