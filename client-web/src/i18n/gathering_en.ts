// What is said while people gather, in English.

import type { gatheringFr } from './gathering_fr';

export const gatheringEn: typeof gatheringFr = {
  title: 'Welcome',
  here: (n) => (n === 1 ? 'You are the first one here' : `${n} people are here`),
  hereWatch: (n) => (n === 1 ? '1 person is here' : `${n} people are here`),
  more: (n) => `and ${n} more`,
  now: 'Now',
  then: 'Then',
  notBegun: 'The workshop is about to begin. Make yourself at home!',
  minutes: (n) => `${n} minutes`,
  allPhases: (n) => `The whole agenda (${n})`,
  agora: 'Go to the agora',
  agoraPropose: 'Propose a topic',
  agoraHello: 'Say hello on the agora',
  topics: (n) => (n === 1 ? '1 topic proposed' : `${n} topics proposed`),
  yours: (table) => `Your place: ${table}`,
  back: 'Go back there',
  places: (n, of) => `${n} of ${of} places taken`,
  full: 'Enough people: another table will be glad to see you',
  offline: (n) => `${n} offline`,
};
