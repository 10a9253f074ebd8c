// What is said of what goes from one table to another, in English.

import type { ParcelCatalogue } from './parcel_fr';

const s = (n: number): string => (n === 1 ? '' : 's');
const things = (n: number): string => (n === 1 ? 'one thing' : `${n} things`);
const place = (n: number): string => (n === 0 ? 'the agora' : `table ${n}`);

export const parcelEn: ParcelCatalogue = {
  title: 'Send to another table',
  lead: (n) =>
    `A copy of ${n === 1 ? 'this' : `these ${n} things`} will arrive at the other table. What is here stays here.`,
  place: (n, question) => (n === 0 ? 'Agora' : `Table ${n}: ${question}`),
  back: (n) => `Send back to ${place(n)}`,
  waitsThere: 'will arrive as soon as one can write there again',
  drop: (n) => (n === 0 ? 'Agora' : `Table ${n}`),
  dropHere: 'Drop here to send a copy',
  sent: (n, at) => `Sent to ${place(at)}: ${things(n)}.`,
  sending: (at) => `Sending to ${place(at)}…`,
  waits: (at) => `It is ready for ${place(at)}, and will arrive as soon as one can write there again.`,
  offline: 'No network: nothing was sent. Try again when it is back.',
  notSaved: 'These things are not saved yet: nothing was sent. Try again in a moment.',
  tooMuch: 'At most 200 things at once: choose fewer.',
  failed: 'Nothing was sent. Try again.',
  reasons: {
    2: 'Only those who take part can send something.',
    4: 'That table is not there any more.',
    6: 'That table is closed: nothing was sent.',
    8: 'Too much waits to be sent already, or the event keeps no more of it.',
    9: 'The event is over: nothing was sent.',
    14: 'The server can save nothing at the moment. Try again later.',
    15: 'Too many wishes at once. Try again in a moment.',
  },
  ends: {
    1: 'its board is full',
    2: 'nothing of it was left, or it was too much at once',
    3: 'the table was closed',
    4: 'called back',
    5: 'one of the two boards can not be read',
    6: 'whoever sent it is not here any more',
  },
  returned: (at, why) => `Nothing arrived at ${place(at)}: ${why}.`,
  came: (n, at) => `From ${place(at)}: ${things(n)}.`,
  inbox: (n) => (n === 0 ? 'Sent' : `New: ${n}`),
  inboxHint: (n) =>
    n === 0
      ? 'Sent: what came from other tables, and what went there'
      : `New: ${n} parcel${s(n)} from other tables not seen yet, go there`,
  list: 'All that was sent',
  listTitle: 'From table to table',
  received: 'Received',
  given: 'Sent',
  none: 'Nothing yet.',
  line: (n, at, who, time) => `${things(n)} from ${place(at)}${who === '' ? '' : `, by ${who}`}, at ${time}`,
  lineTo: (n, at, who, time) => `${things(n)} to ${place(at)}${who === '' ? '' : `, by ${who}`}, at ${time}`,
  states: { 1: 'waiting', 2: 'on its way', 3: 'arrived', 4: 'did not arrive' },
  go: 'Go there',
  sendBack: 'Send back',
  callBack: 'Call back',
  gone: 'Nothing of it is on the board any more.',
  origin: (at) => `from ${place(at)}`,
  tagFrom: (at, who) => `from ${place(at)}${who === '' ? '' : `, ${who}`}`,
  tagTo: (at, waits) => `to ${place(at)}${waits ? ' (waiting)' : ''}`,
};
