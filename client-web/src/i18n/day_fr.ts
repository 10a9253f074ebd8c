// What is said of the day, in French: its keys are the type of all catalogues. Loaded with the day, not with a board.

import { gatheringFr } from './gathering_fr.ts';

export const dayFr = {
  topics: 'Sujets',
  gathering: gatheringFr,
  bar: 'En ce moment',
  more: 'La consigne et le temps',
  noPhase: 'Pas de phase en cours',
  wholeDay: 'Pour tout le monde',
  restored: {
    said: (when: string, since: string): string =>
      `Les données du serveur ont été reprises d’une sauvegarde le ${when}. Ce qui a été fait après le ${since} peut manquer\u00a0: phases, tables, places. Vérifiez où on en est.`,
    seen: 'J’ai vérifié',
  },
  readOnly:
    'Le serveur ne peut rien enregistrer pour l’instant. Tout peut être lu\u00a0; réessayez dans un moment.',
  old: (since: string): string => `Hors ligne\u00a0: ceci date de ${since}`,
  stopped: 'La consigne et le temps n’arrivent plus. Rechargez la page\u00a0: rien n’est perdu.',
  accessEnded: 'Votre accès a pris fin\u00a0: rien de nouveau n’arrive ici',
  frozen: 'L’animation a arrêté l’écriture un instant',
  frozenHint: 'Ce que vous aviez commencé à écrire reste sur cet appareil. Cela reprend bientôt.',
  locked: 'Le temps est écoulé\u00a0: on n’écrit plus jusqu’à la phase suivante',
  phaseIs: (title: string): string => `Maintenant\u00a0: ${title}`,
  phaseOver: 'La phase est terminée',
  thawed: 'L’écriture reprend',

  time: {
    left: (time: string): string => `Il reste ${time}`,
    over: 'C’est l’heure',
    overLong: 'Le temps est écoulé',
    last: 'Dernière minute',
    paused: (time: string): string => `En pause, reste ${time}`,
    pausedShort: 'En pause',
    started: (time: string): string => `Minuteur\u00a0: ${time}`,
    title: 'Minuteur',
    mine: 'Minuteur de la table',
    all: 'Temps de la phase',
    allOwn: 'Minuteur commun',
    minutes: (n: number): string => `${n} min`,
    own: 'Autre durée, en minutes',
    start: 'Lancer',
    pause: 'Pause',
    resume: 'Reprendre',
    add: '+ 1 min',
    take: '− 1 min',
    stop: 'Arrêter',
    led: 'L’animation tient le temps de cette table.',
    notSeated: 'Le minuteur se lance par celles et ceux qui sont assis à cette table.',
    badLength: 'Donnez une durée entre 1 et 600 minutes.',
  },

  marks: {
    title: 'Faire signe',
    done: 'J’ai fini',
    hand: 'Lever la main',
    help: 'Aide à la table',
    stay: 'Ne pas me déplacer',
    doneOn: 'Vous avez fini',
    handOn: 'Main levée',
    helpOn: 'Aide demandée',
    stayOn: 'On ne vous déplace pas',
    waits: 'Sera dit quand le réseau revient',
    doneCount: (n: number, of: number): string => `${n} sur ${of} ont fini`,
  },

  calls: {
    everyone: 'Tout le monde ici',
    table: 'Ma table ici',
    end: 'Finir l’appel',
    called: (place: string): string => `On vous invite à regarder : ${place}`,
    taken: (place: string): string => `On vous a amené ici : ${place}`,
    go: 'Y aller',
    stayHere: 'Rester ici',
    back: 'Revenir où j’étais',
    follow: 'Suivre',
    following: (who: string): string => `Vous suivez ${who}. Touchez le tableau pour arrêter.`,
    followingGone: (who: string): string => `${who} n’est plus en ligne`,
    stopFollowing: 'Ne plus suivre',
  },

  sound: {
    on: 'Son à la fin du temps : oui',
    off: 'Son à la fin du temps : non',
    hint: 'Un signe se voit toujours à l’écran.',
  },

  allowed: {
    title: 'Ce qui est permis',
    takes: (kinds: string): string => `On n’écrit pas de notes dans cette phase. Elle prend\u00a0: ${kinds}.`,
    nothing: 'Lire seulement',
    write: 'Écrire',
    moveOthers: 'Déplacer ce que d’autres ont fait',
    ink: 'Dessiner',
    vote: 'Soutenir (+1)',
    propose: 'Proposer',
  },

  tableClosed: 'Cette table est fermée. Tout s’y lit encore.',
  startVote: 'Lancer un vote',
  hide: 'Écrire chacun pour soi',
  moved: (table: string): string => `L’animation vous propose une place\u00a0: ${table}`,
  goThere: 'Y aller',

  reasons: {
    offline: 'Pas de réseau\u00a0: rien n’a été changé. Réessayez quand la connexion revient.',
    lost: 'La connexion s’est coupée avant la réponse du serveur\u00a0: on ne sait pas si c’est fait. Regardez où on en est, puis réessayez s’il le faut.',
    1: 'Une valeur n’est pas possible. Vérifiez ce que vous avez saisi.',
    2: 'C’est à l’animation de le faire. Demandez-lui.',
    3: 'Quelqu’un d’autre a été plus rapide. Regardez où on en est, puis réessayez s’il le faut.',
    4: 'Cela n’existe plus. Regardez où on en est.',
    5: 'C’est déjà le cas.',
    6: 'Cette table est fermée. Choisissez-en une autre.',
    7: 'Il y a déjà une table pour cela.',
    8: 'Il y en a déjà autant que possible. Retirez-en d’abord.',
    9: 'L’atelier est terminé\u00a0: plus rien ne change.',
    10: 'L’animation tient le temps de cette table. Demandez-lui.',
    11: 'Cette personne a demandé à ne pas être déplacée. Parlez-lui.',
    12: 'Pour cacher les noms, il faut aussi cacher ce qui est écrit.',
    13: 'Ce serveur ne sait pas encore le faire.',
    14: 'Le serveur ne peut rien enregistrer pour l’instant. Réessayez dans un moment.',
    15: 'Cela va trop vite. Attendez un instant, puis réessayez.',
    16: 'Ce vote est terminé.',
    17: 'Il ne reste pas assez de points.',
  } as Record<number | 'offline' | 'lost', string>,
  other: 'Cela n’a pas marché. Réessayez.',
};

/** Same keys, same arguments; any words. */
export type DayCatalogue = Words<typeof dayFr>;

type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Words<T[K]>;
};
