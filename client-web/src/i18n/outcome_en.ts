// What is said of a table's propositions, in English.

import type { OutcomeCatalogue } from './outcome_fr';

const s = (n: number): string => (n === 1 ? '' : 's');

export const outcomeEn: OutcomeCatalogue = {
  title: 'Our propositions',
  question: 'Our question',
  none: 'No proposition yet. Write one here, or touch a cluster of notes on the board and then “Proposition”.',
  noneWatch: 'No proposition yet.',
  notNow: 'This phase takes no propositions. All can be read here.',
  count: (n) => `${n} proposition${s(n)}`,
  add: 'New proposition',
  addHint: 'For example: “A counter on the web, with sound and pictures”',
  addDo: 'Add',
  addHeading: 'New heading',
  addHeadingHint: 'For example: “Under which conditions”',
  under: 'Under',
  noHeading: 'No heading',
  untitled: 'No text yet',
  untitledHeading: 'Heading without text',
  sources: (n) => (n === 0 ? 'without notes' : `from ${n} note${s(n)}`),
  dots: (n) => `+${n}`,
  by: (name) => `proposed by ${name}`,
  goTo: (text) => `See on the board: ${text}`,
  up: (text) => `Move up: ${text}`,
  down: (text) => `Move down: ${text}`,
  drag: (text) => `Drag: ${text}`,
  more: (text) => `Change: ${text}`,
  write: 'Write',
  merge: 'Merge with',
  choose: 'Choose…',
  back: 'Make it a cluster again',
  headingBack: 'Make it a zone again',
  remove: 'Delete',
  undo: 'Undo',
  moved: (text, n, of) => `${text}: place ${n} of ${of}`,
  failed: 'The board takes nothing at the moment. Your text stays here.',
  hint: 'Your table has no proposition yet. A sentence or two are enough.',
  hintDo: 'Make a proposition',
  hintHide: 'Later',
};
