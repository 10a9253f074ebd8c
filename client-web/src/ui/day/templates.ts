// Agendas to begin with, as facilitators run them; each phase can be changed before it is used. A phase says that something
// is hidden only where the server hides it.

import type { Language } from '../../i18n/language_choice';
import { Place, type Phase } from '../../wire/day_frames';

export const templateNames = ['barcamp', 'brainstorm', 'retrospective', 'cafe', 'empty'] as const;
export type TemplateName = (typeof templateNames)[number];

type Words = Readonly<Record<Language, string>>;

/** w: write, m: move what others made, i: draw, v: vote, p: propose. */
type Row = readonly [title: Words, minutes: number, place: Place, allowed: string, instruction: Words];

const none: Words = { fr: '', en: '' };
const two = (fr: string, en: string): Words => ({ fr, en });
const { ANYWHERE, AGORA, TABLES, SCREEN } = Place;

const alone = two('En silence. Une idée par note.', 'In silence. One idea a note.');
const share = two('Chacun lit les siennes\u00a0; on complète.', 'Each reads theirs; add to them.');
const group = two(
  'Rapprochez ce qui se ressemble, puis donnez un titre.',
  'Bring together what is alike, then give it a title.',
);
const steps = two('Des propositions, avec qui et quand.', 'Propositions, with who and when.');
const close = (minutes: number): Row => [
  two('Clore', 'Close'),
  minutes,
  AGORA,
  'w',
  two('Un mot pour finir.', 'A word to end.'),
];

const barcamp: readonly Row[] = [
  [
    two('Accueil', 'Welcome'),
    15,
    AGORA,
    'w',
    two(
      'Scannez, donnez votre prénom, dites bonjour par une note.',
      'Scan, give your first name, say hello with a note.',
    ),
  ],
  [
    two('Proposer', 'Propose'),
    20,
    AGORA,
    'wp',
    two(
      'Un sujet par carte, sous forme de question. Une minute pour le présenter.',
      'One topic a card, as a question. One minute to present it.',
    ),
  ],
  [two('Choisir', 'Choose'), 10, AGORA, 'v', two('Où iriez-vous\u00a0?', 'Where would you go?')],
  [
    two('S’installer', 'Sit down'),
    10,
    TABLES,
    'w',
    two('Rejoignez une table. Vous pourrez en changer.', 'Join a table. You may change.'),
  ],
  [two('Écrire pour soi', 'Write for yourself'), 7, TABLES, 'w', alone],
  [two('Partager', 'Share'), 15, TABLES, 'wm', share],
  [two('Regrouper', 'Group'), 15, TABLES, 'wm', group],
  [two('Pause', 'Break'), 15, ANYWHERE, '', none],
  [
    two('Approfondir', 'Go deeper'),
    40,
    TABLES,
    'wmivp',
    two(
      'Qu’est-ce qui changerait vraiment quelque chose\u00a0? Dessinez si cela aide.',
      'What would really change something? Draw if it helps.',
    ),
  ],
  [two('Prioriser', 'Prioritise'), 8, TABLES, 'v', none],
  [
    two('Conclure', 'Conclude'),
    25,
    TABLES,
    'wmp',
    two(
      'Deux à six propositions, une phrase chacune, dans l’ordre.',
      'Two to six propositions, one sentence each, in order.',
    ),
  ],
  [two('Restituer', 'Report'), 30, SCREEN, '', two('Trois minutes par table.', 'Three minutes a table.')],
  close(10),
];

const brainstorm: readonly Row[] = [
  [
    two('La question', 'The question'),
    3,
    TABLES,
    '',
    two('Lisez la question ensemble.', 'Read the question together.'),
  ],
  [two('Écrire pour soi', 'Write for yourself'), 7, TABLES, 'w', alone],
  [two('Partager', 'Share'), 10, TABLES, 'wm', share],
  [two('Regrouper', 'Group'), 8, TABLES, 'wm', group],
  [two('Voter', 'Vote'), 5, TABLES, 'v', two('Trois gommettes chacun.', 'Three dots each.')],
  [two('La suite', 'Next steps'), 10, TABLES, 'wmp', steps],
  close(2),
];

const retrospective: readonly Row[] = [
  [two('Comment c’était', 'How it felt'), 5, TABLES, 'w', two('Un mot chacun.', 'One word each.')],
  [
    two('Ce qui aide, freine, étonne', 'What helps, hinders, puzzles'),
    10,
    TABLES,
    'w',
    two('Une idée par note, dans la bonne zone.', 'One idea a note, in its zone.'),
  ],
  [two('Lire et regrouper', 'Read and group'), 15, TABLES, 'wm', group],
  [two('Voter', 'Vote'), 5, TABLES, 'v', two('Trois gommettes chacun.', 'Three dots each.')],
  [
    two('En parler', 'Talk'),
    15,
    TABLES,
    'wm',
    two('Les deux sujets les plus choisis.', 'The two that were chosen most.'),
  ],
  [two('Actions', 'Actions'), 8, TABLES, 'wmp', steps],
  close(2),
];

const round = (n: number): Row => [
  two(`Tour ${n}`, `Round ${n}`),
  20,
  TABLES,
  'wmi',
  two(
    'Un hôte reste à la table et raconte\u00a0; les autres changent de table à la fin du tour.',
    'A host stays at the table and tells; the others move on at the end of the round.',
  ),
];

const cafe: readonly Row[] = [
  [two('Accueil', 'Welcome'), 10, AGORA, 'w', two('Dites bonjour par une note.', 'Say hello with a note.')],
  round(1),
  round(2),
  round(3),
  [
    two('Récolter', 'Harvest'),
    18,
    TABLES,
    'wmp',
    two('Chaque hôte fait des propositions de son tableau.', 'Each host makes propositions of the board.'),
  ],
  close(2),
];

const all: Readonly<Record<TemplateName, readonly Row[]>> = {
  barcamp,
  brainstorm,
  retrospective,
  cafe,
  empty: [],
};

/** As it is while nothing is known of it. */
export function emptyPhase(id: number, title: string): Phase {
  const allowed = { write: true, moveOthers: true, ink: true, vote: true, propose: true };
  return {
    id,
    title,
    instruction: '',
    tables: [],
    allowed,
    privacy: 0,
    names: 0,
    place: ANYWHERE,
    length: 0,
    locksAtEnd: false,
  };
}

export function template(name: TemplateName, language: Language, firstId: number): Phase[] {
  return all[name].map(([title, minutes, place, allowed, instruction], index) => ({
    ...emptyPhase(firstId + index, title[language]),
    instruction: instruction[language],
    length: minutes * 60_000,
    place,
    allowed: {
      write: allowed.includes('w'),
      moveOthers: allowed.includes('m'),
      ink: allowed.includes('i'),
      vote: allowed.includes('v'),
      propose: allowed.includes('p'),
    },
  }));
}

/** A number that no phase has. */
export function freeId(phases: readonly Phase[]): number {
  return Math.max(0, ...phases.map(({ id }) => id)) + 1;
}
