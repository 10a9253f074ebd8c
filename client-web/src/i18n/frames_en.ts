// English words of clusters, zones, layouts and reactions.

import type { FramesCatalogue } from './frames_fr';

export const framesEn: FramesCatalogue = {
  fold: 'Fold up',
  unfold: 'Unfold',
  tidy: 'Tidy up',
  rows: 'In rows',
  rowsHint: 'Keep what lies in this frame in rows',
  merge: 'Merge',
  split: 'Split off',
  takeOut: 'Take out',
  propose: 'Make it a proposition',
  proposition: 'Proposition',
  noProposition: 'Make it a cluster again',
  noHeading: 'Make it a zone again',
  takeBackShort: 'Take back',
  notNow: (act) => `${act}: not in this phase`,
  send: 'Send to another table',
  sendShort: 'Send',
  lock: 'Lock',
  unlock: 'Unlock',
  reactions: {
    title: 'Reactions',
    names: { heart: 'Heart', smile: 'Smile', question: 'Question', important: 'Important' },
    of: (name, n, mine) =>
      `${name}: ${n === 0 ? 'nobody' : n === 1 ? '1 person' : `${n} people`}${mine ? ', you among them' : ''}`,
    who: 'Who reacted',
    you: 'you',
  },
  templates: {
    title: 'Layouts',
    lead: 'Zones to start from. Only moderators can move them; one undo takes them away.',
    names: {
      columns: 'Three columns',
      quadrant: 'Four fields',
      retro: 'Retrospective',
      cafe: 'World café',
      question: 'The question, and room',
    },
    titles: {
      columns: ['Ideas', 'Questions', 'To do'],
      quadrant: [
        'Useful and easy: at once',
        'Useful and hard: to be prepared',
        'Less useful, easy: if time is left',
        'Less useful, hard: let go',
      ],
      retro: ['What went well', 'What could be better', 'Ideas', 'Next steps'],
      cafe: ['First round', 'Second round', 'Third round', 'What we take along'],
      question: 'Our question',
    },
  },
};
