// The log of a day in sentences, in English.
import type { Thing } from '../app/past/log/line';
import type { LogCatalogue } from './log_fr';

const said = (text: string): string => `“${text}”`;

const names: Readonly<Record<Thing, string>> = {
  note: 'note',
  text: 'text',
  zone: 'zone',
  cluster: 'group',
  proposition: 'proposition',
  heading: 'heading',
  topic: 'topic',
  drawing: 'drawing',
  shape: 'shape',
  arrow: 'arrow',
  picture: 'picture',
};

const a = (thing: Thing): string => `${thing === 'arrow' ? 'an' : 'a'} ${names[thing]}`;
const named = (thing: Thing, text: string): string =>
  text === '' ? a(thing) : `the ${names[thing]} ${said(text)}`;
const at = (table: number): string => (table === 0 ? 'for everybody' : `at table ${table}`);
const forTables = (tables: readonly number[]): string =>
  tables.length === 0 ? '' : ` (table${tables.length > 1 ? 's' : ''} ${tables.join(', ')})`;

const stages: Readonly<Record<number, string>> = {
  1: 'The workshop is being prepared',
  2: 'The rehearsal begins',
  3: 'The workshop begins',
  4: 'The workshop is over',
  5: 'The workshop is put away',
};

export const logEn: LogCatalogue = {
  title: 'Log',
  who: 'Person',
  everybody: 'Everybody',
  where: 'Where',
  everywhere: 'Everywhere',
  ofDay: 'Moderation',
  search: 'Search for a word',
  reading: (percent) => `Reading the log: ${percent}%`,
  failed: 'A part of the log could not be read.',
  count: (n) => (n === 0 ? 'No lines' : `${n} line${n === 1 ? '' : 's'}`),
  first: (text, when, where) => `${said(text)} first appears at ${when}, ${where}.`,
  neverFound: (text) => `${said(text)} does not appear.`,
  earlier: 'Earlier',
  later: 'Later',
  somebody: 'Somebody',
  place: (where, what) => `${where}: ${what}`,
  story: 'The life of',
  storyOf: (text) => (text === '' ? 'Its life' : `The life of ${said(text)}`),
  allThings: 'Everything',
  untitled: 'what is chosen',
  sentences: {
    wrote: (who, { thing, text }) =>
      thing === 'note' || thing === 'text'
        ? `${who} wrote ${said(text)}`
        : `${who} named the ${names[thing]} ${said(text)}`,
    rewrote: (who, { thing, text }) =>
      text === ''
        ? `${who} emptied the ${names[thing]}`
        : `${who} rewrote the ${names[thing]}: ${said(text)}`,
    deleted: (who, { thing, text }) => `${who} deleted ${named(thing, text)}`,
    restored: (who, { thing, text }) => `${who} brought back ${named(thing, text)}`,
    moved: (who, { thing, text }) => `${who} moved ${named(thing, text)}`,
    marked: (who, { thing, text }) => `${who} said what they think of ${named(thing, text)}`,
    made: (who, { thing, text }) => `${who} added ${a(thing)}${text === '' ? '' : ` ${said(text)}`}`,
    put: (who, { thing, text, into, title }) => `${who} put ${named(thing, text)} into ${named(into, title)}`,
    became: (who, { thing, text }) => `${who} made it ${a(thing)}${text === '' ? '' : `: ${said(text)}`}`,
    drew: (who) => `${who} drew`,
    phase: (_who, { title, tables }) => `The phase ${said(title)} begins${forTables(tables)}`,
    phaseOver: (_who, { title, tables }) => `The phase ${said(title)} is over${forTables(tables)}`,
    stage: (_who, { stage }) => stages[stage] ?? stages[3]!,
    timer: (_who, { table }) => `A timer starts ${at(table)}`,
    frozen: (who, { table }) => `${who} stopped the writing ${at(table)}`,
    thawed: (who, { table }) => `${who} let the writing go on ${at(table)}`,
    called: (who, { table }) => `${who} called for attention ${at(table)}`,
    help: (who, { table }) => `${who} asked for help ${at(table)}`,
    tableOpened: (_who, { table, question }) => `Table ${table} is opened: ${said(question)}`,
    tableClosed: (_who, { table }) => `Table ${table} is closed`,
    tableReopened: (_who, { table }) => `Table ${table} is open again`,
    tableRenamed: (_who, { table, question }) => `The question of table ${table} is now ${said(question)}`,
    tableMerged: (_who, { table, into }) => `Table ${table} joins table ${into}`,
    came: (who) => `${who} came in`,
    left: (who) => `${who} has no access any more`,
    hand: (who) => `${who} raised a hand`,
    sat: (who, { table }) => (table === 0 ? `${who} left their table` : `${who} sat down at table ${table}`),
    vote: (_who, { title }) => `The vote ${said(title)} is open`,
    voteOver: (_who, { title }) => `The vote ${said(title)} is closed`,
  },
};
