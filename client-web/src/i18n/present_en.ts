// What is said while what the tables have come to is shown to the room, in English.

import type { PresentCatalogue } from './present_fr';

export const presentEn: PresentCatalogue = {
  title: 'Present to the room',
  hint: 'One table a page, large, on the room’s screen. Everybody is asked to come along to the board of the table that is shown.',
  keys: 'On the room’s screen the arrow keys ← and → or a presenter’s remote turn the pages too.',
  begin: 'Present',
  next: 'Next table',
  back: 'Previous table',
  end: 'End the presentation',
  first: 'This is the first table.',
  last: 'This is the last table.',
  noTables: 'No table is open: there is nothing to present.',
  step: (table, at, of) => (table === at ? `Table ${at} of ${of}` : `Table ${table} (${at} of ${of})`),
  people: (n) => (n === 1 ? '1 person wrote at this table' : `${n} people wrote at this table`),
  dots: (n) => (n === 1 ? '1 dot' : `${n} dots`),
  plus: (n) => `+${n}`,
  plusSpoken: (n) => (n === 1 ? '1 person agrees' : `${n} people agree`),
  nothing: 'This table has put nothing into a proposition yet.',
  nothingHint: 'What was said there is not lost: its people tell it in their own words.',
  notes: 'The table’s notes, as it has grouped them',
  coming: 'The page is coming…',
  page: 'What the table says',
};
