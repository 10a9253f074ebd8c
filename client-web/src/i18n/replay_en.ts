// What is said in the replay of a whole day, in English.

import type { ReplayCatalogue } from './replay_fr';

export const replayEn: ReplayCatalogue = {
  title: 'The day',
  log: 'Log',
  tables: 'The tables at this moment',
  large: (table) => `Show large: ${table}`,
  waiting: 'A moment, the picture is coming…',
  laneFailed: 'This table could not be read. Move the slider to try again.',
  loading: 'Reading the day…',
  failed: 'The day could not be read.',
  nothing: 'Nothing has happened in this event yet.',
  chapters: 'Chapters',
  chapterAt: (title, time) => `${title}, ${time}`,
  chapterOf: (title, tables) => `${title} (${tables})`,
  copyLink: 'Copy a link to this moment',
  linkCopied: 'Link copied',
  linkShown: 'The link to this moment is in the address bar.',
  still: 'Still pictures: one every two seconds, as your device asks for.',
};
