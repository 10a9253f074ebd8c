// Ce qui se dit des propositions d’une table, en français.

const s = (n: number): string => (n > 1 ? 's' : '');

export const outcomeFr = {
  title: 'Nos propositions',
  question: 'Notre question',
  none: 'Pas encore de proposition. Écrivez-en une ici, ou touchez un groupe de notes sur le tableau puis «\u00a0Proposition\u00a0».',
  noneWatch: 'Pas encore de proposition.',
  notNow: 'Cette phase ne prend pas de propositions. Tout se lit ici.',
  count: (n: number): string => `${n} proposition${s(n)}`,
  add: 'Nouvelle proposition',
  addHint: 'Par exemple\u00a0: «\u00a0Un guichet en ligne, en audio et en vidéo\u00a0»',
  addDo: 'Ajouter',
  addHeading: 'Nouvel intertitre',
  addHeadingHint: 'Par exemple\u00a0: «\u00a0À quelles conditions\u00a0»',
  under: 'Sous',
  noHeading: 'Sans intertitre',
  untitled: 'Pas encore de texte',
  untitledHeading: 'Intertitre sans texte',
  sources: (n: number): string => (n === 0 ? 'sans note' : `tirée de ${n} note${s(n)}`),
  dots: (n: number): string => `+${n}`,
  by: (name: string): string => `proposée par ${name}`,
  goTo: (text: string): string => `Voir sur le tableau\u00a0: ${text}`,
  up: (text: string): string => `Monter\u00a0: ${text}`,
  down: (text: string): string => `Descendre\u00a0: ${text}`,
  drag: (text: string): string => `Déplacer en glissant\u00a0: ${text}`,
  more: (text: string): string => `Changer\u00a0: ${text}`,
  write: 'Écrire',
  merge: 'Fusionner avec',
  choose: 'Choisir…',
  back: 'Redevient un groupe',
  headingBack: 'Redevient un cadre',
  remove: 'Supprimer',
  undo: 'Annuler',
  moved: (text: string, n: number, of: number): string => `${text}\u00a0: place ${n} sur ${of}`,
  failed: 'Le tableau ne prend rien en ce moment. Votre texte reste ici.',
  hint: 'Votre table n’a pas encore de proposition. Une ou deux phrases suffisent.',
  hintDo: 'Faire une proposition',
  hintHide: 'Plus tard',
};

export type OutcomeCatalogue = typeof outcomeFr;
