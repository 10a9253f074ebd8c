// French words of what the server refused for good.

export const trayFr = {
  title: 'Modifications refusées',
  lead: 'Elles n’ont d’effet pour personne. Les mots sont gardés ici pour que vous puissiez les reprendre.',
  dismiss: 'Ne plus afficher',
  again: 'Réessayer',
  notAgain: 'Pas en ce moment\u00a0: autre chose est en route. Réessayez dans un instant.',
  copyAll: 'Copier tous les mots',
  notCopied: 'Ce navigateur ne copie pas ici\u00a0: sélectionnez les mots et copiez-les à la main.',
  noText: 'Sans texte',
  reasons: {
    1: 'Le message était illisible.',
    2: 'C’était trop long en une seule fois.',
    3: 'Le texte contenait des signes interdits.',
    4: 'L’objet modifié n’existe pas sur cette table.',
    5: 'L’objet modifié a été effacé il y a trop longtemps.',
    6: 'L’horloge de cet appareil était en désaccord avec la table.',
    7: 'Votre rôle, ou cette phase, ne le permet pas. Les mots repartiront d’eux-mêmes dans une phase qui le permet.',
    8: 'La table est pleine. Déplacer et effacer reste possible\u00a0; continuez sur une autre table.',
    9: 'Il ne vous restait plus de +1.',
    10: 'Ce geste ne convient pas à cet objet.',
    11: 'Le disque du serveur est presque plein. Effacer reste possible\u00a0; l’équipe technique doit libérer de la place.',
    12: 'On n’écrit pas ici en ce moment\u00a0: l’animation a arrêté l’écriture, ou le temps est écoulé. Réessayez quand cela reprend.',
    13: 'C’est tout ce qu’une personne peut poser sur un tableau, pour qu’il reste de la place aux autres. Effacez-en, ou demandez à l’animation.',
  } as Record<number, string>,
  other: 'Le serveur n’a pas accepté cette modification.',
};

export type TrayCatalogue = typeof trayFr;
