// Which column of a table has the notes' words and which their group, by the titles in the first row. Pure.
//
// Met: our own export (server/render/csv.cpp); Mural's, whose header people and programs that read it write down as "ID, Text,
// BG Color, Sticky type, Border line, Position X, Position Y, Area, Link to, Last Updated By, Last Updated, Last Content Edited By,
// Last Content Edited, Tags, Integration Labels", with characters as HTML entities. Only guessed, from the names of their fields, since no
// file was found in public: Miro's (Content, Text or Title; Tags, Frame or Parent; programs that read it say that it varies) and
// Klaxoon's (its help says that a board's ideas have categories, colours, dimensions and likes, and that there is a CSV).

export type Source = 'tablee' | 'mural' | 'klaxoon' | 'miro' | 'table';

export interface Columns {
  readonly text: number;
  /** -1: they have none. */
  readonly group: number;
  /** The first row has titles, and no note. */
  readonly titled: boolean;
}

export interface Known {
  readonly source: Source;
  readonly columns: Columns;
  /** The titles leave no doubt; else a person is asked. */
  readonly sure: boolean;
}

/** By how likely they are it. */
const texts =
  'note,notes,texte,text,contenu,content,idee,idees,idea,ideas,post-it,postit,sticky note,sticky notes,message,commentaire,comment,description,titre,title,nom,name'.split(
    ',',
  );
const groups =
  'groupe,group,cluster,area,zone,frame,cadre,categorie,categories,category,theme,thema,section,colonne,liste,list,parent,tags,tag'.split(
    ',',
  );

/** Lower case, without accents. */
export function plain(title: string): string {
  return title.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

function sourceOf(titles: readonly string[]): Source {
  const has = (...all: readonly string[]): boolean =>
    all.every((one) => one.split('|').some((title) => titles.includes(title)));
  if (has('table', 'question', 'groupe|group', 'proposition', 'note')) return 'tablee';
  if (has('text', 'bg color|sticky type|position x')) return 'mural';
  if (has('idee|idees|idea|ideas|contenu|content', 'categorie|category', 'couleur|color|likes|dimension'))
    return 'klaxoon';
  return has('content|text|title', 'frame|parent|tags|item type|widget type|type') ? 'miro' : 'table';
}

const first = (names: readonly string[], titles: readonly string[]): number =>
  names.map((name) => titles.indexOf(name)).find((at) => at >= 0) ?? -1;

/** Whether these are titles of columns that are known. */
export function areTitles(cells: readonly string[]): boolean {
  return first(texts, cells.map(plain)) >= 0;
}

/** `rows`: some of the first, the first of them maybe titles. */
export function columnsOf(rows: readonly (readonly string[])[]): Known {
  const titles = (rows[0] ?? []).map(plain);
  const text = first(texts, titles);
  if (text >= 0) {
    const columns = { text, group: first(groups, titles), titled: true };
    return { source: sourceOf(titles), columns, sure: titles.length === 1 || columns.group >= 0 };
  }
  const columns = { text: longest(rows), group: -1, titled: seemsTitled(rows) };
  return { source: 'table', columns, sure: titles.length <= 1 };
}

/** What people write is longer than what programs add to it. */
function longest(rows: readonly (readonly string[])[]): number {
  const sums: number[] = [];
  for (const row of rows) {
    row.forEach((cell, at) => (sums[at] = (sums[at] ?? 0) + Math.min(cell.length, 200) * wordy(cell)));
  }
  return Math.max(0, sums.indexOf(Math.max(...sums)));
}

/** A date, an address or a number is no words. */
const wordy = (cell: string): number => (/^[\d\s.,:/+TZ-]*$/.test(cell) || /^https?:/.test(cell) ? 0 : 1);

function seemsTitled(rows: readonly (readonly string[])[]): boolean {
  const [titles, ...rest] = rows;
  if (!titles || titles.length < 2 || rest.length === 0) return false;
  const short = titles.every((cell) => cell.trim() !== '' && cell.length <= 30 && wordy(cell) === 1);
  const once = new Set(titles).size === titles.length;
  return short && once && titles.every((title, at) => rest.every((row) => row[at] !== title));
}
