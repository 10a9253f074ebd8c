// English words of what one brings from a file.

import type { ImportCatalogue } from './import_fr';

const notes = (n: number): string => (n === 1 ? '1 note' : `${n} notes`);
const groups = (n: number): string => (n === 1 ? '1 group' : `${n} groups`);
const rows = (n: number): string => (n === 1 ? '1 row' : `${n} rows`);
const places = (lines: readonly number[], count: number): string =>
  `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? '…' : ''}`;

export const importEn: ImportCatalogue = {
  title: 'Import from a file',
  lead: 'A CSV export of Miro, Klaxoon, Mural or Tablée, a spreadsheet saved as CSV, or text. You see first what will come; nothing is written before.',
  limits: '10 MB at most. The file is read on this device.',
  choose: 'Choose a file',
  another: 'Another file',
  cancel: 'Cancel',
  stop: 'Stop',
  reading: 'Reading the file…',

  notNow:
    'In this phase the board takes no notes: see at the top what it is for. You can import when it is over.',
  notYou: 'You can look at this board, but not write on it: nothing can be imported.',
  notGroups: 'The notes will come without their groups: at the moment nothing but notes can be written here.',

  wrong: {
    empty: 'This file is empty.',
    tooLarge: 'This file is larger than 10 MB. Take some out of it, or part it into several files.',
    workbook: 'This is a spreadsheet program’s workbook. Open it, save it as CSV, and choose that file.',
    notText: 'There is no text in this file. Choose a CSV or text file.',
    notRead: 'This file could not be read. Was it moved? Choose it again.',
    json: 'A JSON file holds a whole event, and is imported as one. Choose a CSV or text file for this board.',
    quote: (line) =>
      `The file is damaged: a quotation mark that is opened in line ${line} is never closed. Mend it and choose it again. Nothing was imported.`,
    nothing: 'There is nothing to import in this file.',
  },

  sources: {
    tablee: 'Export of Tablée',
    mural: 'Export of Mural',
    klaxoon: 'Probably an export of Klaxoon',
    miro: 'Probably an export of Miro',
    table: 'Table',
    text: 'Text',
  },
  pieces: 'A note for',
  piece: { line: 'each line', paragraph: 'each paragraph' },
  columns: 'Columns',
  unsure: 'What the columns are could not be told for sure: check them.',
  textColumn: 'Text of the notes',
  groupColumn: 'Groups',
  noGroup: 'No groups',
  titled: 'The first row has the titles of the columns',
  column: (i, title) => (title === '' ? `Column ${i}` : `${i}. ${title}`),

  coming: (n, g) => (g === 0 ? `${notes(n)} will come` : `${notes(n)} will come, in ${groups(g)}`),
  loose: 'In no group',
  count: notes,
  moreGroups: (n) => `and ${n} more ${n === 1 ? 'group' : 'groups'}`,
  moreNotes: (n) => `and ${n} more ${n === 1 ? 'note' : 'notes'}`,
  staying: 'What will not come',
  left: {
    empty: (n, at) => `${rows(n)} without text (${places(at, n)})`,
    tooLong: (n, at, max) =>
      `${rows(n)} of more than ${max} characters, too long for a note (${places(at, n)})`,
    room: (n, at, max) =>
      `${rows(n)} too many: at most ${max} notes and groups can come here (${places(at, n)})`,
    votes: (n, at) => `${rows(n)} of results of votes (${places(at, n)})`,
  },
  cut: (n) => (n === 1 ? '1 title that is too long, shortened' : `${n} titles that are too long, shortened`),
  never: 'Only texts and their groups come: no authors, colours, votes or dates.',
  bring: (n) => (n === 0 ? 'Import' : `Import ${notes(n)}`),
  bringing: (n, of) => `${n} of ${of} notes…`,
  brought: (n, g) => `${notes(n)} imported${g === 0 ? '' : `, in ${groups(g)}`}`,
  broughtSome: (n, of) => `${n} of ${of} notes imported: the board takes no more. The rest is in your file.`,
  undo: 'Undo',
};
