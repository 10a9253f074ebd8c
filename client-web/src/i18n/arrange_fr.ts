// Mots français de la disposition : aligner, répartir, ranger, empiler, déplacer sans glisser.

const s = (n: number): string => (n > 1 ? 's' : '');

export const arrangeFr = {
  open: 'Disposer',
  title: 'Disposer la sélection',
  align: 'Aligner',
  edges: {
    left: 'Aligner à gauche',
    center: 'Centrer l’un sous l’autre',
    right: 'Aligner à droite',
    top: 'Aligner en haut',
    middle: 'Centrer l’un à côté de l’autre',
    bottom: 'Aligner en bas',
  },
  across: 'Répartir de gauche à droite',
  down: 'Répartir de haut en bas',
  tidy: 'Ranger en grille',
  front: 'Mettre devant',
  back: 'Mettre derrière',
  steps: 'Déplacer par pas',
  moves: {
    left: 'Déplacer à gauche',
    right: 'Déplacer à droite',
    up: 'Déplacer vers le haut',
    down: 'Déplacer vers le bas',
  },
  larger: 'Plus grand',
  smaller: 'Plus petit',
  show: 'Voir la sélection en grand',
  into: 'Déplacer vers…',
  intoTitle: 'Déplacer vers',
  intoLead: (n: number): string =>
    n > 1 ? `Où mettre ces ${n} éléments\u00a0?` : 'Où mettre cet élément\u00a0?',
  outside: 'Hors de tout cadre',
  none: 'Il n’y a pas encore de cadre sur ce tableau. «\u00a0Cadre\u00a0», en bas, en fait un.',
  untitled: 'Cadre sans titre',
  holds: (n: number): string => (n === 0 ? 'vide' : `${n} élément${s(n)}`),
};

export type ArrangeCatalogue = typeof arrangeFr;
