// French words of what one adds to a board: tools, kinds of things, how they are called in the list.

export const addFr = {
  title: 'Ajouter',
  greyed:
    'Ce qui est grisé n’est pas pris dans cette phase\u00a0: son titre, au-dessus du tableau, dit à quoi elle sert.',
  zone: 'Cadre',
  image: 'Image',
  file: 'Depuis un fichier',
  things: {
    text: 'Texte',
    arrow: 'Flèche',
    line: 'Trait',
    rectangle: 'Rectangle',
    ellipse: 'Ellipse',
    diamond: 'Losange',
  },
  howFigure: 'Tracez sur le tableau, ou touchez une fois.',
  howLine: 'Tirez d’un élément à l’autre, ou touchez-les l’un après l’autre.',
  howText: 'Touchez là où écrire.',
  place: 'Placer ici',
  cancel: 'Annuler',
  connect: 'Relier',
  connectLabel: 'Relier les deux par une flèche',
  width: 'Épaisseur',
  widthLabel: 'Changer l’épaisseur du trait',
  size: 'Taille',
  sizeLabel: 'Changer la taille du texte',

  many: {
    title: 'Plusieurs notes',
    field: 'Une note par ligne',
    hint: 'Collez une liste ou une colonne de tableur, ou écrivez\u00a0: une note par ligne.',
    add: (notes: number) => (notes === 1 ? 'Ajouter 1 note' : `Ajouter ${notes} notes`),
    one: 'Tout dans une note',
    notes: (lines: number, max: number) =>
      `${lines} lignes\u00a0: au plus ${max} notes à la fois. Retirez-en du champ\u00a0; rien n’est perdu.`,
    words: 'Trop de mots pour une seule fois. Retirez des lignes du champ\u00a0; rien n’est perdu.',
    room: (room: number) =>
      room === 0
        ? 'Le tableau est plein. Supprimez des éléments\u00a0; le texte reste ici.'
        : `Le tableau n’a plus de place que pour ${room} notes. Retirez des lignes du champ\u00a0; rien n’est perdu.`,
  },
};

export type AddCatalogue = typeof addFr;
