// The words of pictures, in English.

import type { ImagesCatalogue } from './images_fr';

export const imagesEn: ImagesCatalogue = {
  title: 'Add a picture',
  choose: 'Choose a file',
  photo: 'Take a photo',
  limits:
    'PNG, JPEG, WebP or a photo of this device. Large pictures are made smaller, to 2,048 pixels; where and when they were taken is left out. Ten pictures at a time at most.',
  drop: 'You can also paste a picture onto the board, or drop it there.',
  preparing: 'The picture is being prepared…',
  waiting: 'Waiting for the network',
  later: 'Waiting',
  sending: (percent) => `Sending: ${percent}%`,
  held: 'Another tab is sending it',
  again: 'Try again',
  remove: 'Remove',
  picture: 'Picture that is not on the board yet',
  placed: 'The picture is on the board.',
  describe: 'Describe',
  describeTitle: 'Describe the picture',
  describeLead:
    'A sentence for those who can not see the picture: it is read out, and stands in the list and in print.',
  description: 'Description',
  keep: 'Save',
  gone: 'This picture was deleted meanwhile. Your words stay here until you close this.',
  notDescribed: 'This table takes nothing at the moment. Your words stay here.',
  notAPicture: 'This file is not a picture that this device can open. Try a PNG or a JPEG.',
  tooLarge: 'This picture is too large (60 MB at most). Make it smaller first.',
  tooMany: 'Ten pictures at a time: the first ten are added.',
  notHere: 'Nothing can be added here at the moment.',
  notNow: 'In private writing there are only notes. The picture can be added after it.',
  notStored: 'This device stores nothing: stay on this page until the picture is sent.',
  why: {
    other_type: 'The server takes PNG, JPEG and WebP pictures only.',
    metadata: 'The picture still says where or when it was taken. Take a screenshot of it and add that.',
    share_full: 'You have added as many pictures as one person may. Others still can.',
    event_full: 'The event has as many pictures as it may. There is still room for text.',
    disk_full: 'The server’s disk is nearly full. Tell whoever moderates, then try again.',
    board_full: 'The board is full. Delete something on it, then try again.',
    body_too_large: 'The picture is too large for the server (4 MB). Make it smaller first.',
    not_this_phase: 'Not in this phase: the picture waits here, for you alone, until one takes pictures.',
    not_allowed: 'You can not add anything to this board.',
    other: 'The picture could not be sent. Try again.',
  },
};
