// What is said where an event is made and kept. Its shape is the shape of every catalogue.

export const makeFr = {
  title: 'Préparer un atelier',
  lead: 'Ce que vous écrivez est gardé sur cet appareil jusqu’à ce que l’atelier soit créé.',
  back: 'Retour',
  optional: 'facultatif',

  key: {
    title: 'Clé du serveur',
    label: 'Clé pour créer un atelier',
    hint: 'La personne qui fait tourner ce serveur la connaît\u00a0: il l’affiche à son démarrage.',
    good: 'La clé est la bonne.',
    check: 'Vérifier',
    open: 'Sur ce serveur, tout le monde peut créer un atelier.',
  },

  event: {
    title: 'L’atelier',
    name: 'Titre',
    nameHint: 'Ce qui s’affiche en haut de chaque écran.',
    date: 'Date',
    dateHint: 'Laissez vide si elle n’est pas encore fixée.',
    zone: 'Fuseau horaire',
    zoneHint: 'Celui du lieu\u00a0: toutes les heures affichées sont les siennes.',
    place: 'Lieu',
    placeHint: 'Par exemple\u00a0: Gaîté lyrique, Paris, ou «\u00a0en ligne\u00a0».',
    language: 'Langue de l’atelier',
    languageHint: 'Celle de ce qui est écrit\u00a0; chacun choisit celle de ses écrans.',
  },

  tables: {
    title: 'Les tables',
    known: 'Les questions sont connues',
    chosen: 'Les sujets seront choisis le jour même',
    chosenHint:
      'Chacun propose des sujets sur l’agora\u00a0; vous ouvrez une table pour ceux qui sont retenus.',
    question: (n: number): string => `Question de la table ${n}`,
    add: 'Ajouter une table',
    up: (n: number): string => `Monter la table ${n}`,
    down: (n: number): string => `Descendre la table ${n}`,
    remove: (n: number): string => `Enlever la table ${n}`,
    hint: 'Une question courte, lisible de loin. Vous pourrez en ouvrir d’autres pendant l’atelier.',
  },

  words: {
    title: 'Ce que les participants lisent',
    principles: 'Principes',
    principlesHint: 'Un par ligne, par exemple\u00a0: choix libre des sujets.',
    introduction: 'Introduction',
    introductionHint: 'Affichée quand on arrive.',
    closing: 'Mot de la fin',
    closingHint: 'Affiché quand l’atelier est terminé.',
    contact: 'Contact',
    contactHint: 'À qui écrire après\u00a0: un nom, une adresse, un numéro.',
  },

  kept: {
    title: 'Ce qui est gardé',
    responsible: 'Responsable',
    responsibleHint: 'La personne ou le service qui répond de ce qui est gardé.',
    days: 'Conservation',
    daysHint: 'Après l’atelier. C’est écrit sur la page d’entrée.',
    choices: {
      30: '30 jours',
      90: '3 mois',
      180: '6 mois',
      365: '1 an',
      1825: '5 ans',
      0: 'Jusqu’à ce que quelqu’un l’efface',
    } as Readonly<Record<number, string>>,
    other: (days: number): string => `${days} jours`,
  },

  agenda: {
    title: 'Le déroulé',
    hint: 'Prenez un modèle et changez-le, ou commencez sans\u00a0: tout se change aussi pendant l’atelier.',
    kept: 'Gardé avec le reste.',
  },

  make: 'Créer l’atelier',
  making: 'Un instant…',
  clear: 'Tout effacer',
  clearSure: 'Oui, tout effacer',
  someWrong: (n: number): string =>
    n === 1 ? 'Il reste une chose à corriger.' : `Il reste ${n} choses à corriger.`,

  trouble: {
    title: { missing: 'Donnez un titre à l’atelier.' },
    tables: {
      missing: 'Écrivez au moins une question, ou choisissez «\u00a0le jour même\u00a0».',
      too_many: '64 tables au plus.',
      too_long: 'Une question est trop longue\u00a0: 300 signes au plus.',
    },
    principles: {
      too_many: '32 principes au plus, un par ligne.',
      too_long: 'Un principe est trop long\u00a0: 300 signes au plus.',
    },
    introduction: { too_long: 'Trop long\u00a0: 4\u00a0000 signes au plus.' },
    closing: { too_long: 'Trop long\u00a0: 4\u00a0000 signes au plus.' },
    agenda: { missing: 'Chaque phase a besoin d’un titre.', too_many: '64 phases au plus.' },
    date: { date: 'Ce jour n’existe pas.' },
    timeZone: { zone: 'Le serveur ne connaît pas ce fuseau\u00a0: choisissez-en un autre.' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  troubleAny: {
    missing: 'Il manque quelque chose ici.',
    too_long: 'Trop long\u00a0: 300 signes au plus.',
    too_many: 'Il y en a trop.',
    other: 'Le serveur n’accepte pas cela. Retapez-le sans signes inhabituels.',
  } as Readonly<Record<string, string>>,

  failed: {
    bad_key: 'Cette clé n’est pas la bonne. Demandez-la à la personne qui fait tourner ce serveur.',
    no_key: 'Écrivez la clé du serveur\u00a0: sans elle personne ne crée d’atelier ici.',
    slow_down: 'Trop d’essais. Attendez une minute, puis réessayez\u00a0: rien n’est perdu.',
    too_many:
      'Ce serveur ne peut pas garder plus d’ateliers. Adressez-vous à la personne qui le fait tourner.',
    too_large: 'C’est trop long pour le serveur. Raccourcissez les textes ou le déroulé.',
    offline: 'Le serveur ne répond pas. Ce que vous avez écrit est gardé ici\u00a0: réessayez.',
    store_failed: 'Le serveur ne peut rien enregistrer pour l’instant. Réessayez dans un moment.',
    other: 'L’atelier n’a pas pu être créé. Ce que vous avez écrit est gardé ici\u00a0: réessayez.',
  } as Readonly<Record<string, string>>,

  made: {
    title: 'L’atelier est prêt',
    keep: 'Gardez le lien d’animation\u00a0: c’est lui qui vous ramène à l’atelier. Copiez-le dans un endroit sûr, et ne le donnez qu’à l’équipe.',
    moderator: 'Pour animer',
    join: 'Pour participer',
    observer: 'Pour regarder sans écrire',
    code: 'Code à dire ou à afficher',
    qr: 'Code QR pour participer',
    local:
      'Cette adresse ne mène qu’à cet appareil. Ouvrez la page par l’adresse que le serveur affiche pour que les liens marchent ailleurs.',
    name: 'Votre prénom',
    nameHint: 'Pour entrer à l’atelier comme animatrice ou animateur.',
    desk: 'Aller au poste d’animation',
    another: 'Préparer un autre atelier',
  },

  desk: {
    title: 'Réglages',
    open: 'Changer les textes',
    duplicate: 'Refaire cet atelier',
    duplicateHint:
      'Les mêmes textes, le même déroulé et les mêmes questions, pour une autre date\u00a0: sans les personnes ni les notes.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    links: 'Liens et codes',
    linksHint:
      'Un lien retiré ne laisse plus entrer personne et fait sortir celles et ceux qui sont venus par lui.',
    poster: 'Afficher en grand',
    print: 'Imprimer une affiche',
    posterHelp: 'Scannez, ou tapez ce code à l’adresse',
    leavePoster: 'Fermer l’affiche',
    issue: 'Créer un lien',
    renew: 'Remplacer le code',
    renewNote: 'L’ancien code et l’ancien lien ne laissent plus entrer personne\u00a0; qui est entré reste.',
    revoke: 'Retirer…',
    revokeSure: 'Retirer, faire sortir qui est venu par là',
    revokeModerators:
      'Les autres animatrices et animateurs sortent\u00a0; vous restez, par un nouveau lien qui s’affiche ici. Ce n’est pas réversible.',
    revokeOthers:
      'Qui est venu par ce lien sort tout de suite. Ce qui est écrit reste. Ce n’est pas réversible.',
    none: 'Aucun lien',

    stage: 'Où en est l’atelier',
    stages: {
      1: 'En préparation\u00a0: seule l’équipe le connaît.',
      2: 'Répétition\u00a0: tout marche comme le jour même. Ce qui est fait pourra être vidé avant le jour même\u00a0; ce qui avait été préparé avant reste.',
      3: 'En cours.',
      4: 'Terminé\u00a0: tout se lit, seule l’équipe écrit.',
      5: 'Archivé\u00a0: tout se lit, personne n’écrit.',
    } as Readonly<Record<number, string>>,
    rehearse: 'Commencer une répétition',
    run: 'Ouvrir l’atelier',
    closeEvent: 'Terminer l’atelier',
    closeHint: 'Les participants ne peuvent plus écrire, tout reste lisible. Vous pourrez le rouvrir.',
    archive: 'Archiver',
    archiveHint: 'Plus personne n’écrit, et l’atelier quitte les listes. Vous pourrez l’en sortir.',
    reopen: 'Rouvrir l’atelier',
    unarchive: 'Sortir des archives',
    sure: 'Oui',
  },
};

export type MakeCatalogue = typeof makeFr;
