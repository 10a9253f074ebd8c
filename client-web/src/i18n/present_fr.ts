// What is said while what the tables have come to is shown to the room, in French.

const plural = (n: number): string => (n > 1 ? 's' : '');

export const presentFr = {
  title: 'Présenter à la salle',
  hint: 'Une table par page, en grand, sur l’écran de la salle. Tout le monde est invité à vous suivre au tableau de la table présentée.',
  keys: 'Sur l’écran de la salle, les flèches ← et → ou une télécommande changent aussi de page.',
  begin: 'Présenter',
  next: 'Table suivante',
  back: 'Table précédente',
  end: 'Terminer la présentation',
  first: 'C’est la première table.',
  last: 'C’est la dernière table.',
  noTables: 'Aucune table n’est ouverte\u00a0: il n’y a rien à présenter.',
  /** Numbers have gaps where tables were closed. */
  step: (table: number, at: number, of: number): string =>
    table === at ? `Table\u00a0${at} sur\u00a0${of}` : `Table\u00a0${table} (${at} sur\u00a0${of})`,
  people: (n: number): string =>
    n > 1 ? `${n} personnes ont écrit à cette table` : '1 personne a écrit à cette table',
  dots: (n: number): string => `${n} point${plural(n)}`,
  plus: (n: number): string => `+${n}`,
  plusSpoken: (n: number): string => `${n} personne${plural(n)} d’accord`,
  nothing: 'Rien n’est encore mis en proposition à cette table.',
  nothingHint:
    'Ce qui s’y est dit n’est pas perdu\u00a0: celles et ceux qui y étaient le racontent de vive voix.',
  notes: 'Les notes de la table, comme elle les a rangées',
  coming: 'La page arrive…',
  page: 'Ce que dit la table',
};

export type PresentCatalogue = typeof presentFr;
