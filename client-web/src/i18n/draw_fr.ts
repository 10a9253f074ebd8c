// Dessiner : stylo, feutre, gomme, laser.

export const drawFr = {
  bar: 'Dessiner',
  pen: 'Stylo',
  marker: 'Surligneur',
  eraser: 'Gomme',
  laser: 'Laser',
  done: 'Fini',
  colour: 'Couleur du trait',
  colours: {
    yellow: 'Ocre',
    orange: 'Orange',
    pink: 'Rouge',
    violet: 'Violet',
    blue: 'Bleu',
    turquoise: 'Turquoise',
    green: 'Vert',
    white: 'Noir',
  },
  grey: 'Gris',
  width: 'Épaisseur',
  widths: ['Fin', 'Moyen', 'Épais'],
  erases: 'Ce que prend la gomme',
  part: 'Une partie',
  whole: 'Le trait entier',
  laserHint: 'Montrez\u00a0: la trace s’efface toute seule, chez tout le monde.',
  fingers: 'Le doigt dessine',
  fingersOff: 'Stylet seul',
  fingersHint:
    'Quand seul le stylet dessine, les doigts déplacent le tableau et la paume ne laisse pas de trace.',
  atOnce: 'Le stylet dessine aussitôt',
  atOnceHint: 'Hors de cet outil, un stylet qui trace là où il n’y a rien se met à dessiner.',
  drawings: 'Dessins',
  drawnBy: (name: string, count: number) =>
    `${name === '' ? 'Dessin' : `Dessin de ${name}`} · ${count > 1 ? `${count} traits` : '1 trait'}`,
};

export type DrawCatalogue = typeof drawFr;
