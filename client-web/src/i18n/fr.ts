// French: the language that the product is written in first. Its shape is the shape of every catalogue.
// A no-break space stands before : ; ! ? and inside « », as French typography wants.

const s = (n: number): string => (n > 1 ? 's' : '');

export const fr = {
  name: 'Français',
  code: 'fr',
  app: 'Tablée',

  common: {
    close: 'Fermer',
    cancel: 'Annuler',
    save: 'Enregistrer',
    back: 'Retour',
    retry: 'Réessayer',
    reload: 'Recharger la page',
    loading: 'Chargement…',
    language: 'Langue',
    help: 'Aide (nouvel onglet)',
    themes: {
      device: 'Apparence\u00a0: comme l’appareil',
      light: 'Apparence\u00a0: claire',
      dark: 'Apparence\u00a0: sombre',
    },
    access: 'Accessibilité\u00a0: partiellement conforme',
    copy: 'Copier',
    copied: 'Copié',
    you: 'vous',
    unknownPerson: 'Quelqu’un',
    notLoaded: 'Cet écran n’a pas pu être chargé',
    noWasm:
      'Ce navigateur n’a pas WebAssembly\u00a0: il est trop ancien, ou verrouillé pour cette page (mode Isolement, règle de votre organisation). Permettez-le, ou prenez un autre navigateur.',
    notLoadedHint: 'Vérifiez le réseau, puis réessayez. Ce que vous avez écrit est gardé.',
    broken: 'La page n’a pas pu démarrer',
    brokenHint:
      'Rechargez-la. Si cela ne suffit pas, ce navigateur est peut-être trop ancien. Ce que vous avez écrit est gardé.',
  },

  join: {
    title: 'Prenez place à table',
    lead: 'Le code est affiché dans la salle. Un prénom suffit\u00a0: pas de compte, pas d’adresse.',
    code: 'Code de l’atelier',
    codeHint: 'Six lettres ou chiffres, par exemple ABC-DEF',
    yourName: 'Votre prénom',
    nameHint: 'Il s’affiche sur vos notes.',
    go: 'Entrer',
    going: 'Un instant…',
    invitedAs: {
      join: 'Vous avez suivi le lien de l’atelier\u00a0: il ne manque que votre prénom.',
      moderator: 'Ce lien fait de vous l’animatrice ou l’animateur de l’atelier.',
      observer: 'Ce lien vous invite à regarder l’atelier, sans écrire.',
    },
    otherCode: 'Utiliser un autre code',
    stay: (who: string): string => `Ne pas suivre ce lien, rester ${who}`,
    wasHere: (n: number): string =>
      n === 1
        ? 'Cet appareil a déjà participé à cet atelier. Vos notes et vos points vous attendent.'
        : 'Cet appareil a déjà participé à cet atelier. Qui êtes-vous\u00a0?',
    goOnAs: (who: string): string => `Continuer\u00a0: ${who}`,
    somebodyElse: 'Je suis quelqu’un d’autre',
    strangeSigns: (signs: string): string =>
      `Vous avez tapé ${signs}\u00a0: les codes n’ont ni O ni 0, ni I ni 1, ni L. Regardez encore à l’écran de la salle.`,
    otherServer: (host: string): string => `Ce lien mène à un autre serveur\u00a0: ouvrez-le (${host}).`,
    codeTooShort: 'Le code a six signes. Il en manque encore.',
    make: 'Préparer un atelier',
    kept: {
      until: (day: string): string => `Vos notes et votre prénom sont gardés jusqu’au ${day}.`,
      days: (n: number): string => `Vos notes et votre prénom sont gardés ${n} jours après l’atelier.`,
      open: 'Vos notes et votre prénom sont gardés jusqu’à ce que l’équipe d’animation les efface.',
      responsible: (who: string): string => `Responsable\u00a0: ${who}.`,
      contact: (who: string): string => `Contact\u00a0: ${who}.`,
    },
    nameMissing: 'Écrivez votre prénom pour que les autres vous reconnaissent.',
    refused: {
      bad_token:
        'Votre accès n’est plus valable. Entrez à nouveau avec le code\u00a0; ce que vous avez écrit est gardé ici.',
      revoked:
        'L’équipe d’animation a retiré le lien par lequel vous étiez entré. Demandez-lui le nouveau\u00a0; ce que vous avez écrit est gardé ici.',
      put_out:
        'L’équipe d’animation a mis fin à votre accès. Ce que vous avez écrit est gardé ici\u00a0; adressez-vous à elle.',
      made_room:
        'Vous n’aviez encore rien écrit, et votre place a servi à quelqu’un d’autre. Entrez à nouveau avec le code\u00a0: il y a toujours de la place.',
    },
    errors: {
      offline: 'Le serveur ne répond pas. Vérifiez le Wi-Fi, puis réessayez.',
      bad_code: 'Ce code n’existe pas, ou n’est plus valable. Vérifiez-le à l’écran de la salle.',
      bad_name: 'Ce prénom contient des signes qui ne s’affichent pas partout. Écrivez-le autrement.',
      name_unseen: 'Personne ne verrait ce prénom\u00a0: il lui faut au moins une lettre ou un chiffre.',
      name_too_long: 'Ce prénom est trop long\u00a0: 40 lettres au plus.',
      slow_down: 'Trop d’essais à la suite. Attendez quelques secondes, puis réessayez.',
      full: 'L’atelier est complet. Adressez-vous à l’équipe d’animation\u00a0: elle peut faire de la place.',
      wrong_name:
        'Le serveur ne reconnaît pas l’adresse de cette page. L’équipe technique peut le régler (tablee doctor dit comment).',
      not_ours:
        'Ce n’est pas Tablée qui répond\u00a0: ce Wi-Fi demande peut-être d’abord à ouvrir une session. Faites-le, puis réessayez.',
      other: 'L’entrée n’a pas marché. Réessayez dans un instant.',
    },
  },

  tables: {
    hello: (who: string): string => `Bonjour ${who}`,
    choose: 'Choisissez votre table',
    chooseHint: 'Vous pourrez en changer à tout moment.',
    watchHint: 'Vous regardez cet atelier, sans écrire.',
    table: (n: number): string => `Table ${n}`,
    agora: 'L’agora',
    agoraHint: 'Proposer des sujets, choisir',
    here: (n: number): string =>
      n === 0 ? 'Personne pour l’instant' : n === 1 ? '1 personne ici' : `${n} personnes ici`,
    hereUnknown: (connection: string): string =>
      connection === 'offline' || connection === 'empty'
        ? 'Hors ligne\u00a0: on ne sait pas qui est là'
        : '…',
    places: (n: number, of: number): string => `${n} sur ${of} places prises`,
    away: (n: number): string => `${n} hors ligne`,
    open: 'S’asseoir ici',
    goIn: 'Y entrer',
    look: 'Regarder',
    wall: 'Toutes les tables en direct',
    desk: 'Animer',
    rename: 'Changer mon prénom',
    leave: 'Quitter l’atelier',
    leaveSure: 'Quitter l’atelier sur cet appareil\u00a0?',
    leaveText: 'Vos notes restent sur les tables. Pour revenir, il faudra le code.',
    leaveUnsent: (n: number): string =>
      `${n} modification${s(n)} n’${n > 1 ? 'ont' : 'a'} pas encore été envoyée${s(n)}\u00a0: elle${s(n)} partir${n > 1 ? 'ont' : 'a'} à votre retour.`,
    stale: 'Hors ligne\u00a0: voici ce que cet appareil connaissait de l’atelier.',
    unsent: (n: number): string => `${n} modification${s(n)} pas encore envoyée${s(n)}`,
    none: 'Les tables arrivent. En attendant, l’agora est ouverte.',
    principles: (list: string): string => `Les principes\u00a0: ${list}`,
    introduction: 'L’atelier',
    more: 'Lire la suite',
    less: 'Réduire',
  },

  roles: { moderator: 'Animation', participant: 'Participation', observer: 'Observation' },

  status: {
    saved: 'Tout est enregistré',
    savedRest: 'Tout le reste est enregistré',
    unwritten: 'Ce que vous écrivez n’est pas encore sur la table\u00a0: raccourcissez le texte',
    sending: (n: number): string => `${n} modification${s(n)} pas encore envoyée${s(n)}`,
    offline: (since: string): string => `Hors ligne depuis ${since}\u00a0: tout est gardé sur cet appareil`,
    offlineUnsent: (since: string, n: number): string =>
      `Hors ligne depuis ${since}\u00a0: ${n} modification${s(n)} gardée${s(n)} sur cet appareil`,
    notKept: 'Hors ligne, et cet appareil ne peut rien garder\u00a0: ne fermez pas la page',
    loading: 'Ouverture de la table…',
    connecting: 'Connexion…',
    syncing: 'Mise à jour…',
    empty: 'Jamais ouverte sur cet appareil\u00a0: il faut le réseau la première fois',
    readOnly: 'Vous regardez\u00a0: lecture seule',
    serverReadOnly:
      'Le serveur ne peut rien enregistrer pour l’instant\u00a0: tout est gardé sur cet appareil',
    notNow: {
      disk: (n: number): string =>
        n === 0
          ? 'Le disque du serveur est presque plein\u00a0: ce que vous écrivez attend ici qu’il y ait de la place. Supprimer marche toujours'
          : n === 1
            ? 'Le disque du serveur est presque plein\u00a0: 1 modification attend ici et partira d’elle-même. Supprimer marche toujours'
            : `Le disque du serveur est presque plein\u00a0: ${n} modifications attendent ici et partiront d’elles-mêmes. Supprimer marche toujours`,
      day: (n: number): string =>
        n === 0
          ? 'On n’écrit pas ici en ce moment\u00a0: ce que vous écrivez attend sur cet appareil que cela reprenne'
          : n === 1
            ? 'On n’écrit pas ici en ce moment\u00a0: 1 modification attend sur cet appareil et partira d’elle-même'
            : `On n’écrit pas ici en ce moment\u00a0: ${n} modifications attendent sur cet appareil et partiront d’elles-mêmes`,
    },
    leaseExpired:
      'Après une longue absence, cet appareil a repris la table telle qu’elle est\u00a0; tout est enregistré',
    muchRefused: (n: number): string =>
      `Beaucoup de modifications sont refusées (voir la liste)\u00a0; ${n} attend${n > 1 ? 'ent' : ''} encore, le serveur les prend peu à peu`,
    filling: (percent: number): string => `Table remplie à ${percent}\u00a0%`,
    full: 'La table est pleine\u00a0: on peut encore déplacer et effacer. Continuez sur une autre table.',
    reload: 'Une nouvelle version est prête',
    joinAgain: 'Entrer avec un code',
    refused: (n: number): string => `${n} modification${s(n)} refusée${s(n)}`,
    way: {
      socket:
        'Le serveur répond, mais rien ne passe en direct\u00a0: un équipement du réseau bloque les WebSockets. L’équipe technique peut le régler (tablee doctor dit comment)\u00a0; sinon, essayez un autre réseau.',
      origin:
        'Le serveur répond, mais ne reconnaît pas l’adresse de cette page\u00a0: le proxy devant lui change le nom (Host). L’équipe technique peut le régler (tablee doctor dit comment).',
      name: 'Le serveur ne répond pas sous le nom de cette page. L’équipe technique peut l’y autoriser (tablee doctor dit comment).',
      not_ours:
        'Ce n’est pas Tablée qui répond\u00a0: ce Wi-Fi demande peut-être d’abord à ouvrir une session. Faites-le dans le navigateur.',
    },
    stop: {
      bad_frame: 'Un échange avec le serveur a échoué. Rechargez la page\u00a0: rien n’est perdu.',
      bad_token: 'Votre accès n’est plus valable. Entrez à nouveau avec le code.',
      revoked:
        'L’équipe d’animation a retiré votre accès. Ce que vous avez écrit est gardé sur cet appareil.',
      bad_version: 'Cette page est trop ancienne. Rechargez-la\u00a0: rien n’est perdu.',
      quarantined:
        'L’enregistrement de cette table est endommagé. Dites-le à la personne responsable, qui peut lancer «\u00a0tablee doctor\u00a0».',
      taken: 'Cette table continue dans un autre onglet. Rechargez pour la reprendre ici.',
      broken:
        'Cette table n’a pas pu être ouverte ici. Rechargez la page\u00a0: ce que cet appareil garde y reste.',
    },
  },

  board: {
    canvas:
      'Le tableau. Touche N\u00a0: nouvelle note. Tabulation\u00a0: note suivante. Entrée\u00a0: écrire. Flèches\u00a0: déplacer.',
    tools: 'Outils',
    newNote: 'Nouvelle note',
    newNoteShort: 'Note',
    newFrame: 'Nouveau cadre',
    frame: 'Cadre',
    add: 'Ajouter autre chose',
    penSeen: 'Stylet reconnu\u00a0: désormais, les doigts déplacent le tableau.',
    draw: 'Dessiner',
    addShort: 'Ajouter',
    undo: 'Annuler mon geste',
    undoShort: 'Annuler',
    redo: 'Refaire mon geste',
    redoShort: 'Refaire',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    fit: 'Tout voir',
    propositions: 'Nos propositions',
    list: 'Liste des notes',
    away: (n: number): string => (n > 1 ? `${n} notes sont plus loin` : 'Une note est plus loin'),
    elsewhere: 'Il n’y a rien ici\u00a0: les notes sont plus loin',
    goHome: 'Revenir aux notes',
    people: 'Qui est là, et plus',
    tables: 'Toutes les tables',
    emptyTitle: 'Cette table attend sa première note',
    emptyHint: 'Touchez «\u00a0Note\u00a0», ou deux fois le tableau à l’endroit voulu.',
    emptyWatch: 'Cette table n’a pas encore de note.',
    writes: (who: string): string => `${who} écrit`,
    removed: (notes: number, frames: number, staying: number): string =>
      frames > 0 && staying > 0
        ? `Cadre${s(frames)} supprimé${s(frames)}. Ce qui s’y trouvait reste en place.`
        : frames > 0 && notes > 0
          ? `Cadre et ${notes} note${s(notes)} supprimés`
          : frames > 0
            ? `Cadre${s(frames)} supprimé${s(frames)}`
            : notes === 0
              ? 'Supprimé'
              : notes === 1
                ? 'Note supprimée'
                : `${notes} notes supprimées`,
    bringBack: 'Récupérer',
    grouped: (n: number): string => `${n} note${s(n)} regroupée${s(n)}`,
    locked: 'Verrouillé par l’animation',
    notThisPhase: 'Pas dans cette phase\u00a0: voyez en haut ce qu’elle demande',
    gone: 'Quelqu’un vient de supprimer cette note',
    full: 'Cette table est pleine. Supprimez ce qui ne sert plus, ou continuez sur une autre table',
    tooLong:
      'Trop long pour une seule note\u00a0: raccourcissez, ou répartissez sur plusieurs. Rien n’en est encore sur la table',
    putAside: 'Ces mots ne sont pas sur la table. Ils sont gardés dans la liste des modifications refusées',
    lost: 'La table n’a pas pris cette note. Ses mots sont gardés dans la liste des modifications refusées',
    nothingToUndo: 'Vous n’avez rien à annuler',
    nothingToRedo: 'Rien à rétablir',
    changedSince: 'Impossible de revenir en arrière\u00a0: d’autres ont modifié ce passage depuis',
  },

  selection: {
    bar: 'Sélection',
    count: (n: number): string => `${n} sélectionnée${s(n)}`,
    edit: 'Écrire',
    title: 'Titre',
    describe: 'Décrire',
    colour: 'Couleur',
    vote: 'Soutenir\u00a0: +1',
    voteShort: '+1',
    unvote: 'Reprendre votre +1',
    myDots: (n: number): string => (n === 0 ? 'Aucun +1 de vous' : `Votre +${n}`),
    duplicate: 'Dupliquer',
    group: 'Regrouper',
    ungroup: 'Dégrouper',
    remove: 'Supprimer',
    done: 'Terminé',
    several: 'Plusieurs',
    addMore: 'Touchez les notes à ajouter ou à retirer',
  },

  editor: {
    note: 'Texte de la note',
    frame: 'Titre du cadre',
    notePlaceholder: 'Écrivez…',
    framePlaceholder: 'Titre du cadre',
    done: 'Terminé',
    next: 'Note suivante',
    newLine: 'À la ligne',
  },

  colours: {
    yellow: 'Jaune',
    orange: 'Orange',
    pink: 'Rose',
    violet: 'Violet',
    blue: 'Bleu',
    turquoise: 'Turquoise',
    green: 'Vert',
    white: 'Blanc',
  },

  list: {
    title: 'Les notes',
    lead: 'Dans l’ordre de lecture, cadre par cadre.',
    count: (n: number): string => (n === 0 ? 'Aucune note' : `${n} note${s(n)}`),
    outside: 'Hors cadre',
    untitled: 'Cadre sans titre',
    empty: 'Note vide',
    picture: (text: string): string => `Image\u00a0: ${text || 'sans description'}`,
    by: (who: string): string => `de ${who}`,
    writtenBy: (who: string): string => `écrit par ${who}`,
    votes: (n: number): string => `+${n}`,
  },

  people: {
    here: (n: number): string => `${n} personne${s(n)} ici`,
    alone: 'Personne d’autre n’est ici',
    since: (time: string): string => `depuis ${time}`,
    changes: (n: number): string => (n === 0 ? 'n’a rien écrit' : `${n} modification${s(n)}`),
    connected: 'en ligne',
    filter: 'Qui est montré',
    filters: { all: 'Tout le monde', here: 'En ligne', idle: 'Rien écrit, absents' },
    all: 'Cocher tout ce qui est montré',
    none: 'Personne.',
    full: 'Toutes les places sont prises. Pour que d’autres puissent entrer, il faut faire sortir des personnes qui ont écrit ou sont en ligne.',
    putOut: 'Faire sortir',
    putOutMany: (n: number): string => `Faire sortir ${n} personne${s(n)}`,
    sure: (n: number, who: string): string =>
      n === 1 ? `Faire sortir ${who} de l’atelier\u00a0?` : `Faire sortir ${n} personnes de l’atelier\u00a0?`,
    sureNotes: (n: number): string =>
      n === 1
        ? 'Ses notes restent sur les tables, avec son nom.'
        : 'Leurs notes restent sur les tables, avec leurs noms.',
    sureAccess: (n: number): string =>
      n === 1
        ? 'Son accès prend fin tout de suite, sur tous ses appareils.'
        : 'Leur accès prend fin tout de suite, sur tous leurs appareils. Les autres n’en remarquent rien.',
    renew: 'Changer aussi le code, pour empêcher un retour par l’ancien. Celles et ceux qui sont là restent.',
    wasPutOut: (n: number, who: string): string =>
      n === 1 ? `${who} n’est plus là.` : `${n} personnes ne sont plus là.`,
  },

  watch: {
    oldPicture: (since: string): string => `Image d’avant ${since}\u00a0: cette table ne répond plus`,
    title: 'L’atelier en direct',
    invite: 'Inviter',
    people: 'Participants',
    tables: 'Tables',
    replay: 'Revoir',
    open: 'Ouvrir',
    joinCode: 'Code',
    joinHelp: 'Scannez, ou tapez ce code sur\u00a0:',
    joinLink: 'Lien pour participer',
    observerLink: 'Lien pour regarder',
    moderatorLink: 'Lien d’animation\u00a0: ne le partagez qu’entre animateurs',
    noLinks: 'Le code et les liens arrivent quand le serveur répond.',
    issue: 'Créer',
    revoke: 'Retirer',
    revokeSure: 'Oui, retirer',
    revokeNote: 'Les personnes entrées par ce lien sortent et devront en recevoir un autre. Vous restez.',
    renew: 'Changer',
    renewNote: 'L’ancien code ne laisse plus entrer personne\u00a0; celles et ceux qui sont là restent.',
    qr: 'Code QR du lien pour participer',
    noPeople: 'Personne n’est encore entré.',
    notes: (n: number): string => `${n} note${s(n)}`,
    away: (n: number): string => `dont ${n} plus loin`,
    localhost:
      'Cette adresse ne marche que sur cet appareil. Pour inviter, ouvrez la page par l’adresse du serveur sur le réseau.',
  },

  replay: {
    day: 'Revoir la journée',
    title: 'Revoir',
    play: 'Lire',
    pause: 'Pause',
    speed: 'Vitesse',
    times: (n: number): string => `${n}\u00a0×`,
    timeline: 'Déroulé',
    stepBack: 'Geste précédent',
    stepForward: 'Geste suivant',
    start: 'Aller au début',
    end: 'Aller à la fin',
    idleSkipped: 'Les pauses sont sautées',
    zone: (town: string, offset: string): string =>
      town === '' ? `Heures de cet appareil (${offset})` : `Heures\u00a0: ${town} (${offset})`,
    clockSaid: (time: string): string =>
      `L’horloge du serveur avait pris de l’avance\u00a0: quand ceci a été fait, elle disait ${time}.`,
    loading: 'Lecture du journal de la table…',
    failed: 'Le journal n’a pas pu être lu.',
    nothing: 'Rien ne s’est encore passé à cette table.',
    live: 'Voir en direct',
    at: (time: string): string => `À ${time}`,
  },
};

/** Same keys, same arguments; any words. A key that a catalogue lacks is a compile error. */
export type Catalogue = Words<typeof fr>;

type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Words<T[K]>;
};
