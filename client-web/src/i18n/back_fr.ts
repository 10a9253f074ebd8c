// What the moderators' desk says of taking back what was done, in French; with that dialog's code.

export const backFr = {
  open: 'Défaire ses dernières minutes…',
  title: (name: string): string => `Défaire ce que ${name} vient de faire, sur tous les tableaux`,
  howLong: 'Jusqu’où',
  minutes: (n: number): string => (n < 60 ? `Les ${n} dernières minutes` : `Les ${n / 60} dernières heures`),
  looking: 'On regarde ce que cela ferait…',
  acting: 'Un instant…',
  hidden: (n: number): string => (n === 1 ? '1 élément retiré' : `${n} éléments retirés`),
  back: (n: number): string =>
    n === 1 ? '1 élément supprimé revient' : `${n} éléments supprimés reviennent`,
  changed: (n: number): string => (n === 1 ? '1 élément comme avant' : `${n} éléments comme avant`),
  left: (n: number): string =>
    n === 1 ? '1 reste, d’autres y ont travaillé' : `${n} restent, d’autres y ont travaillé`,
  nothingHere: 'rien à défaire',
  nothing: 'Il n’y a rien à défaire sur cette durée.',
  hint: 'Ce que d’autres ont complété ou soutenu depuis reste, et les votes aussi. Ce qui est retiré se retrouve dans la corbeille de chaque tableau\u00a0; tant que cette fenêtre est ouverte, tout peut être rétabli d’un coup.',
  act: 'Défaire',
  done: (counts: string): string => `C’est fait\u00a0: ${counts}.`,
  undo: 'Rétablir',
  undone: 'Tout est rétabli.',
  again: 'Réessayer',
  failed:
    'Le serveur n’a pas répondu jusqu’au bout. Recommencez\u00a0: ce qui est fait ne sera pas fait deux fois.',

  empty: {
    open: 'Vider la répétition…',
    title: 'Vider la répétition',
    since: (time: string): string =>
      `Tout ce qui a été fait depuis le début de la répétition – ${time} – s’en va, sur tous les tableaux ; ce qui avait été préparé avant reste, comme il était.`,
    hint: 'Ce qui est retiré se retrouve dans la corbeille de chaque tableau. La phase, les minuteurs, les gels et les appels prennent fin ; les tables et les personnes restent. Ce qui a été écrit en privé sans être révélé est effacé pour de bon.',
    nothing: 'Rien n’a été écrit pendant la répétition.',
    act: 'Vider',
    first: 'Voulez-vous d’abord vider la répétition ?',
    actAndOpen: 'Vider, puis ouvrir',
    keepAndOpen: 'Ouvrir sans vider',
    opened: 'L’atelier est ouvert.',
  },

  behalf: {
    add: 'Ajouter une personne sans appareil',
    addHint: 'Elle est dans l’atelier sous ce prénom ; l’animation écrit pour elle.',
    addDo: 'Ajouter',
    noCode: 'Il faut un code pour participer : créez-en un dans « Liens et codes ».',
    write: (name: string): string => `Écrire pour ${name}`,
    writing: (name: string): string => `Vous écrivez pour ${name}`,
    stop: 'Écrire en mon nom',
    whose: 'Au nom de',
    mine: 'Moi',
  },
};

export type BackCatalogue = typeof backFr;
