// What is said of the results of an event, in English: on the moderators' desk, and where they are to be read.

import type { ResultsCatalogue } from './results_fr';

export const resultsEn: ResultsCatalogue = {
  title: 'Results',
  hint: 'A page with the question and the propositions of each table, for everybody to whom you give its address.',
  names: 'People',
  namesOf: {
    first: 'the names that they gave',
    numbers: 'only how many they were',
    nobody: 'do not appear',
  },
  leftovers: 'With the notes that are in no proposition',
  dots: 'With the number of votes',
  pictures: 'With a picture of each board, with all its notes',
  preview: 'Preview',
  publish: 'Publish',
  download: 'Download',
  forms: { html: 'Page', pdf: 'PDF', md: 'Markdown', csv: 'Spreadsheet (CSV)', json: 'Everything, for another server (JSON)' },
  busy: 'One moment…',
  failed: 'The server did not answer as expected. Try again: nothing is published twice.',
  published: 'It is published. Here is the address.',
  downloaded: 'The file is ready.',
  none: 'Nothing is published at the moment.',
  version: (n, when) => `Version ${n}, ${when}`,
  address: (n) => `Address of version ${n}`,
  open: 'Open',
  qr: 'QR code',
  hideQr: 'Hide the QR code',
  qrLabel: 'QR code of the published page',
  read: 'Read what the workshop has come to',
  lost: 'The address can no longer be shown: the server has another key now.',
  revoke: 'Take back…',
  sure: 'The page is gone for everybody who has its address, and does not come back.',
  revokeSure: 'Take this version back',
  revoked: 'The version is taken back.',
  restored:
    'The server was restored from a backup. What was taken back since then can not be told apart: nothing is shown before you confirm it.',
  held: 'Nobody sees this version at the moment.',
  release: (n) => `Show version ${n} again`,
  released: 'The version is shown again.',
  wasRevoked: (n) => (n === 1 ? '1 version was taken back.' : `${n} versions were taken back.`),
};
