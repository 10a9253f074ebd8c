// What the bin says, in English.

import type { BinCatalogue } from './bin_fr';

const s = (n: number): string => (n === 1 ? '' : 's');

export const binEn: BinCatalogue = {
  title: 'The bin',
  open: 'Bin',
  none: 'Nothing was deleted here.',
  lead: (n) => `${n} deleted thing${s(n)}, the last one first.`,
  by: (who) => `deleted by ${who}`,
  me: 'you',
  locked: 'locked by the moderators',
  bringBack: 'Bring back',
  back: (text) => `Back on the board: “${text}”.`,
  show: 'Show',
  untitled: 'Frame without a title',
  search: 'Look for a word or a name',
  notFound: 'There is no such thing in the bin.',
  more: (n) => `Show more (${n})`,
  noTimes: 'The times are missing: the server does not answer.',
  again: 'Ask again',
  purged: (n, until) =>
    n === 1
      ? `One thing that was deleted on ${until} can not be brought back any more: it is erased.`
      : `${n} things that were deleted up to ${until} can not be brought back any more: they are erased.`,
};
