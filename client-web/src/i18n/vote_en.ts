// What is said of votes, in English.

import type { VoteCatalogue } from './vote_fr';

const s = (n: number): string => (n === 1 ? '' : 's');

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

export const voteEn: VoteCatalogue = {
  vote: 'Vote',
  results: 'Results',
  open: 'Start a vote',
  openTitle: 'Start a vote',
  title: 'What you ask',
  defaultTitle: 'Which ones first?',

  what: 'The vote is on',
  things: {
    selection: 'What is selected',
    notes: 'The notes',
    clusters: 'The clusters',
    propositions: 'The propositions',
    topics: 'The topics',
  },
  count: (what, n) => `${what} (${n})`,
  nothing: 'There is nothing to vote on here yet.',
  tooMany: (max) => `A vote is on ${max} things at most. Select some of them.`,

  dots: 'Dots for each person',
  most: 'At most on one thing',
  shown: 'Dots are seen',
  atEnd: 'At the end',
  live: 'At once',
  names: 'Who voted for what',
  namesHidden: 'Stays secret',
  namesShown: 'Can be seen at the end',
  length: 'Length',
  noLength: 'No limit',
  minutes: (n) => `${n} minutes`,
  hands: 'People without a device, for whom moderators vote',
  begin: 'Start',
  cancel: 'Cancel',

  left: (n) => (n === 0 ? 'No dots left to give' : `${n} dot${s(n)} to give`),
  leftOf: (n, of) => `${n} of ${of}`,
  voted: (n) => (n === 0 ? 'Nobody has voted yet' : `${n} voted`),
  secret: 'Nobody is told who gave what',
  public: 'At the end all will see who gave what',
  list: 'See the list',
  close: 'End the vote',
  closeAsk: 'End the vote and show the results?',
  more: 'One more minute',
  remove: 'Remove this vote',
  removeAsk: 'Remove this vote and its results? They can not be brought back.',
  hide: 'Stop showing',
  show: 'Show again',
  earlier: 'Earlier votes',

  give: (text) => `Give a dot to “${text}”`,
  take: (text) => `Take a dot back from “${text}”`,
  mine: (n) => `${n} of yours`,
  tally: (n) => `${n} dot${s(n)}`,
  ofHands: (n) => `${n} of them by show of hands`,
  people: (n) => (n === 0 ? '' : `${n} ${n === 1 ? 'person' : 'people'}`),
  place: (n, tied) => `${ordinal(n)}${tied ? ', a tie' : ''}`,
  gone: 'What is not on the board any more does not count.',
  noOne: 'Nobody gave a dot.',
  by: (names) => `By ${names}`,
  someHands: 'show of hands',
  untold: 'The dots are shown at the end.',
  goTo: (text) => `Go to “${text}”`,
  untitled: 'No text',

  forWhom: 'I vote for',
  forMe: 'Myself',
  forHands: (n) => `${n} ${n === 1 ? 'person' : 'people'} without a device`,
  handsNow: 'People without a device',

  late: 'Your dot came after the end of the vote: it is not counted.',
  goneVote: 'This vote is not there any more: your dot is not counted.',
  noneLeft: 'You have given all your dots, or all that one thing may have. Take one back first.',
  waiting: 'No network: your dots wait, and count if they arrive before the end.',
  lost: (titles) =>
    `Dots may be missing in ${titles.length === 1 ? 'this vote' : 'these votes'}: ${titles.join(', ')}. Hold ${titles.length === 1 ? 'it' : 'them'} again if need be.`,
  opened: (title) => `A vote has begun: ${title}`,
  closed: (title) => `The vote is over: ${title}`,
};
