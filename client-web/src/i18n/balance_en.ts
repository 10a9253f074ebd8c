// What is said of how evenly people take part, in English.

import type { BalanceCatalogue } from './balance_fr';

export const balanceEn: BalanceCatalogue = {
  title: 'How evenly people take part',
  lead: 'What is done on the boards in the phase that goes on, without any name. Talking, listening and thinking are not counted.',
  show: 'Show how evenly',
  hide: 'Hide how evenly',
  showHere: 'Show how evenly the table takes part, on this device',
  whole: 'The whole event',
  table: (number) => `Table ${number}`,
  here: 'At this table',
  quieter: (percent) => `The quieter half did ${percent}% of what was done. In even shares it would be 50%.`,
  judged: {
    even: 'All take part about as much.',
    some: 'Some people do clearly more than others.',
    few: 'Nearly all of it comes from a few people.',
  },
  counts: (people, acts) => `${people} people, ${acts === 1 ? '1 act' : `${acts} acts`}.`,
  silent: (n) =>
    n === 0
      ? 'Everybody has done something in the last ten minutes.'
      : n === 1
        ? '1 person has done nothing for ten minutes.'
        : `${n} people have done nothing for ten minutes.`,
  tooEarly: 'The phase is younger than ten minutes: who is silent is not counted yet.',
  nothing: 'Nothing was done in this phase yet.',
  coming: 'Counting what was done…',
  unknown: 'The server does not answer: nothing could be counted. It is tried again.',
  untold: {
    few: 'Of fewer than five people nothing is shown: each could be told apart.',
    noPhase: 'No phase goes on: nothing is counted.',
    hidden: 'Names are hidden in this phase: nothing is counted.',
    private: 'People write in private in this phase: nothing is counted.',
  },
};
