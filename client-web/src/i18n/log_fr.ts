// The log of a day in sentences, in French.
import type { BoardAct, DayAct, Thing } from '../app/past/log/line';

type Of<A, K> = Extract<A, { readonly kind: K }>;
const said = (text: string): string => `«\u00a0${text}\u00a0»`;

const a: Readonly<Record<Thing, string>> = {
  note: 'une note',
  text: 'un texte',
  zone: 'une zone',
  cluster: 'un groupe',
  proposition: 'une proposition',
  heading: 'un titre',
  topic: 'un sujet',
  drawing: 'un dessin',
  shape: 'une forme',
  arrow: 'une flèche',
  picture: 'une image',
};

const the: Readonly<Record<Thing, string>> = {
  note: 'la note',
  text: 'le texte',
  zone: 'la zone',
  cluster: 'le groupe',
  proposition: 'la proposition',
  heading: 'le titre',
  topic: 'le sujet',
  drawing: 'le dessin',
  shape: 'la forme',
  arrow: 'la flèche',
  picture: 'l’image',
};

const named = (thing: Thing, text: string): string =>
  text === '' ? a[thing] : `${the[thing]} ${said(text)}`;
const at = (table: number): string => (table === 0 ? 'pour tout le monde' : `à la table ${table}`);
const forTables = (tables: readonly number[]): string =>
  tables.length === 0 ? '' : ` (table${tables.length > 1 ? 's' : ''} ${tables.join(', ')})`;

const stages: Readonly<Record<number, string>> = {
  1: 'L’atelier est en préparation',
  2: 'La répétition commence',
  3: 'L’atelier commence',
  4: 'L’atelier est terminé',
  5: 'L’atelier est archivé',
};

export const logFr = {
  title: 'Journal',
  who: 'Personne',
  everybody: 'Tout le monde',
  where: 'Où',
  everywhere: 'Partout',
  ofDay: 'Animation',
  search: 'Chercher un mot',
  reading: (percent: number): string => `Lecture du journal\u00a0: ${percent}\u00a0%`,
  failed: 'Une partie du journal n’a pas pu être lue.',
  count: (n: number): string => (n === 0 ? 'Aucune ligne' : `${n} ligne${n > 1 ? 's' : ''}`),
  first: (text: string, when: string, where: string): string =>
    `${said(text)} apparaît d’abord à ${when}, ${where}.`,
  neverFound: (text: string): string => `${said(text)} n’apparaît pas.`,
  earlier: 'Plus tôt',
  later: 'Plus tard',
  somebody: 'Quelqu’un',
  place: (where: string, what: string): string => `${where}\u00a0: ${what}`,
  story: 'L’histoire de',
  storyOf: (text: string): string => (text === '' ? 'Son histoire' : `L’histoire de ${said(text)}`),
  allThings: 'Tout',
  untitled: 'ce qui est choisi',
  sentences: {
    wrote: (who: string, { thing, text }: Of<BoardAct, 'wrote'>): string =>
      thing === 'note' || thing === 'text'
        ? `${who} a écrit ${said(text)}`
        : `${who} a nommé ${the[thing]} ${said(text)}`,
    rewrote: (who: string, { thing, text }: Of<BoardAct, 'rewrote'>): string =>
      text === '' ? `${who} a effacé ${the[thing]}` : `${who} a récrit ${the[thing]}\u00a0: ${said(text)}`,
    deleted: (who: string, { thing, text }: Of<BoardAct, 'deleted'>): string =>
      `${who} a supprimé ${named(thing, text)}`,
    restored: (who: string, { thing, text }: Of<BoardAct, 'restored'>): string =>
      `${who} a rétabli ${named(thing, text)}`,
    moved: (who: string, { thing, text }: Of<BoardAct, 'moved'>): string =>
      `${who} a déplacé ${named(thing, text)}`,
    marked: (who: string, { thing, text }: Of<BoardAct, 'marked'>): string =>
      `${who} a donné son avis sur ${named(thing, text)}`,
    made: (who: string, { thing, text }: Of<BoardAct, 'made'>): string =>
      `${who} a ajouté ${a[thing]}${text === '' ? '' : ` ${said(text)}`}`,
    put: (who: string, { thing, text, into, title }: Of<BoardAct, 'put'>): string =>
      `${who} a mis ${named(thing, text)} dans ${named(into, title)}`,
    became: (who: string, { thing, text }: Of<BoardAct, 'became'>): string =>
      `${who} en a fait ${a[thing]}${text === '' ? '' : `\u00a0: ${said(text)}`}`,
    drew: (who: string): string => `${who} a dessiné`,
    phase: (_who: string, { title, tables }: Of<DayAct, 'phase'>): string =>
      `La phase ${said(title)} commence${forTables(tables)}`,
    phaseOver: (_who: string, { title, tables }: Of<DayAct, 'phaseOver'>): string =>
      `La phase ${said(title)} est terminée${forTables(tables)}`,
    stage: (_who: string, { stage }: Of<DayAct, 'stage'>): string => stages[stage] ?? stages[3]!,
    timer: (_who: string, { table }: Of<DayAct, 'timer'>): string => `Un minuteur démarre ${at(table)}`,
    frozen: (who: string, { table }: Of<DayAct, 'frozen'>): string => `${who} a gelé l’écriture ${at(table)}`,
    thawed: (who: string, { table }: Of<DayAct, 'thawed'>): string =>
      `${who} a rouvert l’écriture ${at(table)}`,
    called: (who: string, { table }: Of<DayAct, 'called'>): string =>
      `${who} a appelé l’attention ${at(table)}`,
    help: (who: string, { table }: Of<DayAct, 'help'>): string => `${who} a demandé de l’aide ${at(table)}`,
    tableOpened: (_who: string, { table, question }: Of<DayAct, 'tableOpened'>): string =>
      `La table ${table} est ouverte\u00a0: ${said(question)}`,
    tableClosed: (_who: string, { table }: Of<DayAct, 'tableClosed'>): string =>
      `La table ${table} est fermée`,
    tableReopened: (_who: string, { table }: Of<DayAct, 'tableReopened'>): string =>
      `La table ${table} est rouverte`,
    tableRenamed: (_who: string, { table, question }: Of<DayAct, 'tableRenamed'>): string =>
      `La question de la table ${table} devient ${said(question)}`,
    tableMerged: (_who: string, { table, into }: Of<DayAct, 'tableMerged'>): string =>
      `La table ${table} rejoint la table ${into}`,
    came: (who: string): string => `${who} rejoint l’atelier`,
    left: (who: string): string => `${who} n’a plus accès`,
    hand: (who: string): string => `${who} a levé la main`,
    sat: (who: string, { table }: Of<DayAct, 'sat'>): string =>
      table === 0 ? `${who} a quitté sa table` : `${who} a pris place à la table ${table}`,
    vote: (_who: string, { title }: Of<DayAct, 'vote'>): string => `Le vote ${said(title)} est ouvert`,
    voteOver: (_who: string, { title }: Of<DayAct, 'voteOver'>): string => `Le vote ${said(title)} est fermé`,
  },
};

export type LogCatalogue = typeof logFr;
