// What is said of the agora, in French.

const s = (n: number): string => (n > 1 ? 's' : '');

export const agoraFr = {
  title: 'L’agora',
  board: 'Voir le tableau',
  list: 'Sujets',
  topics: (n: number): string => (n === 0 ? 'Sujets' : `Sujets (${n})`),
  none: 'Pas encore de sujet. Proposez le premier\u00a0!',
  noneWatch: 'Pas encore de sujet.',

  propose: 'Proposer un sujet',
  question: 'Votre sujet, sous forme de question',
  questionHint: 'Par exemple\u00a0: «\u00a0Comment mieux accueillir les nouveaux\u00a0?\u00a0»',
  why: 'Pourquoi (facultatif)',
  send: 'Proposer',
  proposed: 'Votre sujet est proposé',
  notProposed: 'L’agora ne prend rien pour l’instant. Vos mots restent ici.',
  notNow: 'On ne propose pas de sujet pendant cette phase. Ce que vous avez écrit reste ici.',

  by: (who: string): string => `Proposé par ${who}`,
  want: 'Ça m’intéresse',
  wantNo: 'Ça ne m’intéresse plus',
  wanted: (n: number): string => (n === 0 ? 'Personne encore' : `${n} personne${s(n)} intéressée${s(n)}`),
  order: 'Ordre',
  orderNew: 'D’arrivée',
  orderWish: 'Les plus demandés',

  more: (topic: string): string => `Modifier ou rapprocher\u00a0: ${topic}`,
  change: 'Modifier le sujet',
  save: 'Enregistrer',
  remove: 'Retirer ce sujet',
  removed: 'Sujet retiré',
  gone: 'Ce sujet a été retiré entre-temps. Vos mots restent ici\u00a0: vous pouvez les proposer de nouveau.',
  bringBack: 'Le remettre',
  locked: 'Seuls l’animation et la personne qui a proposé un sujet le modifient.',

  join: 'C’est le même sujet que…',
  joinHint: 'Les deux restent lisibles, et chaque personne intéressée compte une fois. On peut les séparer.',
  joined: 'Sujets rapprochés',
  joinedWith: (n: number): string => (n === 1 ? 'Avec 1 autre sujet' : `Avec ${n} autres sujets`),
  part: 'Séparer',
  undo: 'Annuler',

  tableOf: (n: number): string => `Table ${n}`,
  tableClosed: (n: number): string => `Table ${n}, fermée`,
  toTable: (n: number): string => `Aller à la table ${n}`,
  makeTable: 'En faire une table',
  makeTables: 'Faire les tables',
  makeTablesHint:
    'Les sujets les plus demandés d’abord. Décochez ceux qui attendent\u00a0: ils pourront devenir une table plus tard.',
  makeThese: (n: number): string => (n === 1 ? 'Ouvrir 1 table' : `Ouvrir ${n} tables`),
  making: 'Ouverture…',
  allHaveTables: 'Tous les sujets ont une table.',
  limit: 'Places par table (0\u00a0: autant qu’on veut)',

  hello: 'Dire bonjour',
  helloField: 'Un mot pour tout le monde',
  helloHint: 'Il se pose en note sur l’agora.',
  helloSend: 'Poser la note',
  helloSaid: 'Votre note est sur l’agora',
  hellos: (n: number): string => `${n} note${s(n)} sur l’agora`,
  helloNotNow: 'On n’écrit pas sur l’agora pendant cette phase. Vos mots restent ici.',
};
