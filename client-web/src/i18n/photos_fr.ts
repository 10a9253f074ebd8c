// What is said of the photos of the room, in French, to the moderators who choose them.

export const photosFr = {
  title: 'Photos de la salle',
  hint: 'Elles paraissent à la fin de la restitution quand vous cochez «\u00a0Avec les photos de la salle\u00a0». Le lieu, la date et l’appareil sont retirés de chaque fichier avant l’envoi.',
  none: 'Aucune photo pour le moment.',
  photo: (n: number): string => `Photo ${n}`,
  words: (n: number): string => `Ce que montre la photo ${n}`,
  agree: 'Toutes les personnes que l’on y reconnaît acceptent qu’elle soit publiée.',
  earlier: (n: number): string => `Placer la photo ${n} avant`,
  later: (n: number): string => `Placer la photo ${n} après`,
  remove: (n: number): string => `Retirer la photo ${n}`,
  add: 'Ajouter des photos…',
  save: 'Enregistrer',
  again: 'Réessayer',
  loading: 'Un instant…',
  bringing: 'Envoi des photos…',
  saving: 'Enregistrement…',
  saved: 'C’est enregistré.',
  unsaved: 'Ces changements ne sont pas encore enregistrés.',
  failed:
    'Le serveur n’a pas répondu comme prévu. Rien n’est perdu ici\u00a0: vérifiez la connexion et recommencez.',
  notAll: 'Dites pour chaque nouvelle photo que les personnes acceptent, ou retirez-la.',
  unfit: 'Un des fichiers n’est pas une photo que ce navigateur sait lire\u00a0: il n’a pas été ajouté.',
  full: 'Douze photos au plus\u00a0: les suivantes n’ont pas été ajoutées.',
  changed:
    'Quelqu’un d’autre a changé les photos entre-temps. Les voici avec les vôtres\u00a0: vérifiez et enregistrez à nouveau.',
};

export type PhotosCatalogue = typeof photosFr;
