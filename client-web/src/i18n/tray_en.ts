// English words of what the server refused for good.

import type { TrayCatalogue } from './tray_fr';

export const trayEn: TrayCatalogue = {
  title: 'Refused changes',
  lead: 'They have no effect for anybody. The words are kept here so that you can use them again.',
  dismiss: 'Do not show again',
  again: 'Try again',
  notAgain: 'Not at the moment: something else is on its way. Try again in a moment.',
  copyAll: 'Copy all the words',
  notCopied: 'This browser does not copy here: select the words and copy them by hand.',
  noText: 'Without text',
  reasons: {
    1: 'The message could not be read.',
    2: 'It was too much at once.',
    3: 'The text held characters that are not allowed.',
    4: 'The changed object does not exist on this table.',
    5: 'The changed object was deleted too long ago.',
    6: 'This device’s clock disagreed with the table’s.',
    7: 'Your role, or this phase, does not allow it. Words go out by themselves in a phase that does.',
    8: 'The table is full. Moving and deleting still work; go on at another table.',
    9: 'You had no +1 left.',
    10: 'This can not be done to this object.',
    11: 'The server’s disk is nearly full. Deleting still works; the technical team has to make room.',
    12: 'Nobody writes here at the moment: the moderators stopped it, or time is over. Try again when it goes on.',
    13: 'This is as much as one person may put on a board, so that there is room for the others. Delete some of it, or ask the moderators.',
  },
  other: 'The server did not accept this change.',
};
