// What is said of the agora, in English.

import type { agoraFr } from './agora_fr';

const s = (n: number): string => (n === 1 ? '' : 's');

export const agoraEn: typeof agoraFr = {
  title: 'The agora',
  board: 'See the board',
  list: 'Topics',
  topics: (n) => (n === 0 ? 'Topics' : `Topics (${n})`),
  none: 'No topic yet. Propose the first one!',
  noneWatch: 'No topic yet.',

  propose: 'Propose a topic',
  question: 'Your topic, as a question',
  questionHint: 'For example: “How do we welcome newcomers better?”',
  why: 'Why (if you like)',
  send: 'Propose',
  proposed: 'Your topic is proposed',
  notProposed: 'The agora takes nothing at the moment. Your words stay here.',
  notNow: 'No topics are proposed during this phase. What you wrote stays here.',

  by: (who) => `Proposed by ${who}`,
  want: 'I want this',
  wantNo: 'I do not want this any more',
  wanted: (n) => (n === 0 ? 'Nobody yet' : `${n} ${n === 1 ? 'person wants' : 'people want'} this`),
  order: 'Order',
  orderNew: 'As they came',
  orderWish: 'Most wanted first',

  more: (topic) => `Change or join: ${topic}`,
  change: 'Change the topic',
  save: 'Save',
  remove: 'Take this topic away',
  removed: 'Topic taken away',
  gone: 'This topic was taken away meanwhile. Your words stay here: you can propose them anew.',
  bringBack: 'Bring it back',
  locked: 'Only moderators and whoever proposed a topic change it.',

  join: 'It is the same as…',
  joinHint: 'Both can still be read, and whoever wants either counts once. They can be parted again.',
  joined: 'Topics joined',
  joinedWith: (n) => (n === 1 ? 'With 1 other topic' : `With ${n} other topics`),
  part: 'Part',
  undo: 'Undo',

  tableOf: (n) => `Table no. ${n}`,
  tableClosed: (n) => `Table ${n}, closed`,
  toTable: (n) => `Go to table ${n}`,
  makeTable: 'Make a table of it',
  makeTables: 'Make the tables',
  makeTablesHint: 'Most wanted topics first. Leave out those that wait: they can become a table later.',
  makeThese: (n) => (n === 1 ? 'Open 1 table' : `Open ${n} tables`),
  making: 'Opening…',
  allHaveTables: 'All topics have a table.',
  limit: 'Places at each table (0: any number)',

  hello: 'Say hello',
  helloField: 'A word for everybody',
  helloHint: 'It becomes a note on the agora.',
  helloSend: 'Put the note there',
  helloSaid: 'Your note is on the agora',
  hellos: (n) => `${n} note${s(n)} on the agora`,
  helloNotNow: 'Nobody writes on the agora during this phase. Your words stay here.',
};
