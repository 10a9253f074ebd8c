// L’aide et la déclaration d’accessibilité, en français.

export interface Part {
  readonly title: string;
  readonly text: readonly string[];
  /** Ce que montre l’image de ce nom, pour qui ne la voit pas. */
  readonly picture?: { readonly name: 'board' | 'list' | 'desk'; readonly alt: string };
}

export const helpFr = {
  title: 'Aide',
  pages: { help: 'Participer', facilitators: 'Animer', access: 'Accessibilité' },
  nav: 'Pages de l’aide',
  print: 'Imprimer',
  back: 'Revenir à l’atelier',
  lead: {
    help: 'Une minute de lecture. Rien ne peut être cassé\u00a0: tout s’annule.',
    facilitators: 'Préparer, mener et publier une journée.',
    access: 'Déclaration d’accessibilité de Tablée (RGAA 4.1).',
  },
  help: [
    {
      title: 'Entrer',
      text: [
        'Tapez le code affiché dans la salle et votre prénom. Ni compte ni courriel.',
        'Choisissez une table\u00a0; vous pouvez en changer à tout moment.',
      ],
    },
    {
      title: 'Écrire',
      text: [
        'Touchez «\u00a0Note\u00a0», écrivez, puis Entrée pour la suivante. Deux touches sur une note la rouvrent.',
        'Sans réseau, continuez\u00a0: tout est gardé sur l’appareil et part dès que possible. L’état est écrit en haut.',
      ],
      picture: {
        name: 'board',
        alt: 'Un tableau avec quatre notes jaunes, et en bas les outils\u00a0: Annuler, Note, Cadre, Dessiner, Ajouter.',
      },
    },
    {
      title: 'Déplacer, regrouper, soutenir',
      text: [
        'Glissez une note, ou touchez-la et choisissez «\u00a0Déplacer vers\u00a0» dans la liste. Une note posée sur une autre forme un groupe.',
        'Un appui long commence une sélection. +1 dit que vous soutenez\u00a0; pendant un vote, vous donnez des gommettes.',
      ],
    },
    {
      title: 'Sans regarder le tableau, sans pointer',
      text: [
        'La liste des notes (en haut à droite) fait tout ce que fait le tableau, au clavier et avec un lecteur d’écran\u00a0: flèches d’une ligne à l’autre, Entrée pour choisir.',
        'Ajoutez @list à l’adresse d’une table pour l’ouvrir ainsi.',
      ],
      picture: {
        name: 'list',
        alt: 'La liste des notes à côté du tableau\u00a0; sous la note choisie, les boutons Écrire, Soutenir, Supprimer et Déplacer vers.',
      },
    },
    {
      title: 'Conclure',
      text: [
        '«\u00a0Propositions\u00a0» rassemble ce que dit votre table. Un groupe devient une proposition d’une touche.',
        'Après la publication, le lien vers les résultats est sur la liste des tables.',
      ],
    },
  ] as readonly Part[],
  facilitators: [
    {
      title: 'Avant',
      text: [
        'Créez l’atelier\u00a0: titre, jour, tables, déroulé. Gardez le lien d’animation pour vous\u00a0: il donne tous les droits.',
        'Essayez avec une répétition, puis videz-la depuis l’accueil de l’animation.',
      ],
    },
    {
      title: 'Pendant',
      text: [
        'L’accueil de l’animation lance les phases et le minuteur, ouvre les tables, montre qui lève la main.',
        '«\u00a0Tout figer\u00a0» arrête l’écriture partout\u00a0; ce qui est tapé alors attend sur les appareils et part ensuite.',
      ],
      picture: {
        name: 'desk',
        alt: 'L’accueil de l’animation\u00a0: la phase en cours, les tables, les participants et les liens d’invitation.',
      },
    },
    {
      title: 'À quoi sert chaque phase',
      text: [
        'Choisir\u00a0: chacun propose des sujets sur l’agora et les soutient\u00a0; vous en faites des tables.',
        'Écrire\u00a0: beaucoup de notes, sans les juger. Regrouper\u00a0: rapprocher ce qui se ressemble et lui donner un titre.',
        'Voter\u00a0: des gommettes comptées pour tous, secrètes ou non. Proposer\u00a0: quelques phrases que la table signe.',
      ],
    },
    {
      title: 'Publier',
      text: [
        'Relisez les résultats, choisissez comment les personnes sont nommées, publiez. L’adresse ne se devine pas et se retire.',
        'La rediffusion remonte de chaque proposition aux notes dont elle vient.',
      ],
    },
  ] as readonly Part[],
  access: [
    {
      title: 'État de conformité',
      text: [
        'Tablée est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1). Aucun audit par un tiers n’a eu lieu\u00a0: cette déclaration repose sur les tests de ses auteurs.',
      ],
    },
    {
      title: 'Ce qui est vérifié',
      text: [
        'axe-core ne trouve rien dans les écrans testés, en français et en anglais. Une journée entière est faite par la seule liste, par rôles et par noms, à chaque construction.',
        'Tout se fait au clavier. Les cibles ont au moins 44 pixels. Les changements des autres sont annoncés poliment, toutes les cinq secondes au plus.',
      ],
    },
    {
      title: 'Ce qui n’est pas accessible',
      text: [
        'Le tableau dessiné n’est pas lisible par un lecteur d’écran\u00a0: la liste le remplace. Les traits à main levée y sont comptés, pas décrits. L’ordre des notes y suit leur place sur le tableau.',
        'Une image sans description, parce que personne n’en a écrit, n’en a pas. Le mur et l’écran de la salle sont faits pour être vus.',
        'Rien n’a encore été essayé avec des personnes aveugles, ni avec VoiceOver, TalkBack, NVDA ou JAWS sur de vrais appareils.',
        'Le contraste élevé du système et le texte à 200\u00a0% n’ont pas été essayés sur tous les écrans.',
      ],
    },
    {
      title: 'Retour et contact',
      text: [
        'Un obstacle\u00a0? Dites-le aux personnes qui animent l’atelier\u00a0; leur contact figure sur l’écran d’entrée quand elles l’ont indiqué. Elles vous donnent le contenu sous une autre forme.',
      ],
    },
    {
      title: 'Voies de recours',
      text: [
        'Sans réponse satisfaisante, vous pouvez écrire au Défenseur des droits (defenseurdesdroits.fr), ou appeler le 09\u00a069\u00a039\u00a000\u00a000.',
      ],
    },
    {
      title: 'Établissement de cette déclaration',
      text: [
        'Établie le 27 novembre 2026. Technologies\u00a0: HTML5, CSS, JavaScript, WebAssembly, SVG. Essayée avec Chromium, Firefox ESR et WebKitGTK.',
        'Qui met Tablée à disposition en est responsable et complète cette déclaration par son nom et sa propre évaluation.',
      ],
    },
  ] as readonly Part[],
};

export type HelpCatalogue = typeof helpFr;
