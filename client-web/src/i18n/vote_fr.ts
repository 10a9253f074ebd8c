// Ce qui se dit des votes, en français.

const s = (n: number): string => (n > 1 ? 's' : '');

export const voteFr = {
  vote: 'Vote',
  results: 'Résultats',
  open: 'Lancer un vote',
  openTitle: 'Lancer un vote',
  title: 'Ce que l’on demande',
  defaultTitle: 'Lesquels d’abord\u00a0?',

  what: 'On vote sur',
  things: {
    selection: 'Ce qui est sélectionné',
    notes: 'Les notes',
    clusters: 'Les groupes',
    propositions: 'Les propositions',
    topics: 'Les sujets',
  },
  count: (what: string, n: number): string => `${what} (${n})`,
  nothing: 'Il n’y a encore rien sur quoi voter ici.',
  tooMany: (max: number): string => `Un vote porte sur ${max} choses au plus. Sélectionnez-en une partie.`,

  dots: 'Points par personne',
  most: 'Au plus sur une même chose',
  shown: 'Les points se voient',
  atEnd: 'À la fin',
  live: 'Tout de suite',
  names: 'Qui a voté quoi',
  namesHidden: 'Reste secret',
  namesShown: 'Se voit à la fin',
  length: 'Durée',
  noLength: 'Sans limite',
  minutes: (n: number): string => `${n} minutes`,
  hands: 'Personnes sans appareil, pour qui l’animation vote',
  begin: 'Lancer',
  cancel: 'Annuler',

  left: (n: number): string => (n === 0 ? 'Plus de points à donner' : `${n} point${s(n)} à donner`),
  leftOf: (n: number, of: number): string => `${n} sur ${of}`,
  voted: (n: number): string => (n === 0 ? 'Personne n’a encore voté' : `${n} ${n > 1 ? 'ont' : 'a'} voté`),
  secret: 'Personne n’apprend qui a donné quoi',
  public: 'À la fin, on verra qui a donné quoi',
  list: 'Voir la liste',
  close: 'Arrêter le vote',
  closeAsk: 'Arrêter le vote et montrer les résultats\u00a0?',
  more: 'Une minute de plus',
  remove: 'Supprimer ce vote',
  removeAsk: 'Supprimer ce vote et ses résultats\u00a0? Cela ne se reprend pas.',
  hide: 'Ne plus montrer',
  show: 'Montrer de nouveau',
  earlier: 'Votes précédents',

  give: (text: string): string => `Donner un point à «\u00a0${text}\u00a0»`,
  take: (text: string): string => `Reprendre un point à «\u00a0${text}\u00a0»`,
  mine: (n: number): string => `${n} de vous`,
  tally: (n: number): string => `${n} point${s(n)}`,
  ofHands: (n: number): string => `dont ${n} à main levée`,
  people: (n: number): string => (n === 0 ? '' : `${n} personne${s(n)}`),
  place: (n: number, tied: boolean): string => `${n === 1 ? '1er' : `${n}e`}${tied ? ' ex æquo' : ''}`,
  gone: 'Ce qui n’est plus sur le tableau ne compte pas.',
  noOne: 'Personne n’a donné de point.',
  by: (names: string): string => `Par ${names}`,
  someHands: 'main levée',
  untold: 'Les points se verront à la fin.',
  goTo: (text: string): string => `Aller à «\u00a0${text}\u00a0»`,
  untitled: 'Sans texte',

  forWhom: 'Je vote pour',
  forMe: 'Moi',
  forHands: (n: number): string => `${n} personne${s(n)} sans appareil`,
  handsNow: 'Personnes sans appareil',

  late: 'Votre point est arrivé après la fin du vote\u00a0: il n’est pas compté.',
  goneVote: 'Ce vote n’existe plus\u00a0: votre point n’est pas compté.',
  noneLeft:
    'Vous avez donné tous vos points, ou tous ceux qui peuvent aller à cette chose. Reprenez-en un d’abord.',
  waiting: 'Sans réseau\u00a0: vos points attendent, et comptent s’ils arrivent avant la fin.',
  lost: (titles: readonly string[]): string =>
    `Il peut manquer des points à ${titles.length > 1 ? 'ces votes' : 'ce vote'}\u00a0: ${titles.join(', ')}. Au besoin, refaites-${titles.length > 1 ? 'les' : 'le'}.`,
  opened: (title: string): string => `Vote ouvert\u00a0: ${title}`,
  closed: (title: string): string => `Vote terminé\u00a0: ${title}`,
};

export type VoteCatalogue = typeof voteFr;
