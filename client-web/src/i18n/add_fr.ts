// French words of what one adds to a board: tools, kinds of things, how they are called in the list.

export const addFr = {
  title: 'Ajouter',
  zone: 'Cadre',
  image: 'Image',
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
};

export type AddCatalogue = typeof addFr;
