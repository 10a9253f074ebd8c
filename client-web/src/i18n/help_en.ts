// The help and the accessibility statement, in English.

import type { HelpCatalogue } from './help_fr';

export const helpEn: HelpCatalogue = {
  title: 'Help',
  pages: { help: 'Taking part', facilitators: 'Facilitating', access: 'Accessibility' },
  nav: 'Pages of the help',
  print: 'Print',
  back: 'Back to the workshop',
  lead: {
    help: 'One minute to read. Nothing can be broken: everything can be undone.',
    facilitators: 'Prepare, run and publish a day.',
    access: 'Accessibility statement of Tablée (RGAA 4.1, the French standard that applies EN 301 549).',
  },
  help: [
    {
      title: 'Coming in',
      text: [
        'Type the code that is shown in the room, and your first name. No account, no e-mail.',
        'Choose a table; you can change at any time.',
      ],
    },
    {
      title: 'Writing',
      text: [
        'Touch “Note”, write, then Enter for the next one. Two touches on a note open it again.',
        'Without a network, go on: everything is kept on the device and goes out as soon as it can. The top of the page says how it stands.',
      ],
      picture: {
        name: 'board',
        alt: 'A board with four yellow notes, and the tools at its foot: Undo, Note, Frame, Draw, Add.',
      },
    },
    {
      title: 'Moving, grouping, supporting',
      text: [
        'Drag a note, or select it and take “Move to” in the list. A note that is put on another makes a cluster.',
        'A long press begins a selection. +1 says that you support it; in a vote you give dots.',
      ],
    },
    {
      title: 'Without looking at the board, without pointing',
      text: [
        'The list of notes (top right) does all that the board does, by keyboard and screen reader: arrows from line to line, Enter to choose.',
        'Add @list to the address of a table to open it that way.',
      ],
      picture: {
        name: 'list',
        alt: 'The list of notes beside the board; under the note that is chosen the buttons Write, Support, Delete and Move to.',
      },
    },
    {
      title: 'Coming to an end',
      text: [
        '“Propositions” gathers what your table says. A cluster becomes a proposition by one touch.',
        'Once the results are published, the way to them stands on the list of tables.',
      ],
    },
  ],
  facilitators: [
    {
      title: 'Before',
      text: [
        'Make the workshop: title, day, tables, agenda. Keep the moderators’ link to yourself: it gives every right.',
        'Try it in a rehearsal, then empty that from the desk.',
      ],
    },
    {
      title: 'During',
      text: [
        'The desk begins phases and the clock, opens tables, and shows whose hand is up.',
        '“Freeze” stops writing everywhere; what is typed then waits on the devices and goes out later.',
      ],
      picture: {
        name: 'desk',
        alt: 'The desk: the phase that goes on, the tables, the people and the links to invite them.',
      },
    },
    {
      title: 'What each phase is good for',
      text: [
        'Choose: everybody proposes topics on the agora and supports them; you make tables of them.',
        'Write: many notes, without judging them. Group: put together what is alike, and give it a title.',
        'Vote: dots that are counted for all, secret or not. Propose: a few sentences that the table signs.',
      ],
    },
    {
      title: 'Publishing',
      text: [
        'Read the results, choose how people are named, publish. The address can not be guessed and can be taken back.',
        'The replay leads from each proposition back to the notes that it came from.',
      ],
    },
  ],
  access: [
    {
      title: 'How far it conforms',
      text: [
        'Tablée conforms in part to RGAA 4.1. Nobody else has audited it: this statement rests on the tests of those who make it.',
      ],
    },
    {
      title: 'What is checked',
      text: [
        'axe-core finds nothing on the screens that are tested, in French and in English. A whole day is done in the list alone, by roles and names, with each build.',
        'Everything can be done by keyboard. Targets are at least 44 pixels. What others change is announced politely, every five seconds at most.',
      ],
    },
    {
      title: 'What is not accessible',
      text: [
        'The painted board can not be read by a screen reader: the list stands for it. Freehand lines are counted there, not described. Notes follow their place on the board.',
        'A picture that nobody has described has no description. The wall and the room’s screen are made to be looked at.',
        'Nothing was tried yet with blind people, nor with VoiceOver, TalkBack, NVDA or JAWS on real devices.',
        'The system’s high contrast and text at 200 % were not tried on all screens.',
      ],
    },
    {
      title: 'Feedback and contact',
      text: [
        'Is something in your way? Tell those who run the workshop; their contact stands on the first screen where they have given it. They give you the content in another form.',
      ],
    },
    {
      title: 'Where to turn to',
      text: [
        'In France, without an answer that satisfies you, you can write to the Défenseur des droits (defenseurdesdroits.fr), or call 09 69 39 00 00.',
      ],
    },
    {
      title: 'About this statement',
      text: [
        'Made on 27 November 2026. Technologies: HTML5, CSS, JavaScript, WebAssembly, SVG. Tried with Chromium, Firefox ESR and WebKitGTK.',
        'Whoever makes Tablée available is responsible for it, and completes this statement by their name and their own evaluation.',
      ],
    },
  ],
};
