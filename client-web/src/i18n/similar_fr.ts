// Mots français des notes semblables : une proposition de groupes, à prendre, à changer ou à laisser.

const s = (n: number): string => (n > 1 ? 's' : '');

export const similarFr = {
  board: 'Regrouper les notes semblables',
  one: 'Notes semblables',
  lead: 'Proposition faite sur cet appareil, d’après les mots des notes\u00a0; rien n’est envoyé. Décochez ce qui ne va pas, changez les titres, ou fermez\u00a0: le tableau reste comme il est.',
  leadOne: 'Ces notes partagent des mots avec celle que vous avez choisie. Décochez ce qui ne va pas.',
  none: 'Aucune note ne ressemble à une autre par ses mots.',
  noneOne: 'Aucune autre note ne ressemble à celle-ci par ses mots.',
  group: (i: number): string => `Groupe ${i}`,
  title: 'Titre du groupe',
  take: 'Garder ce groupe',
  accept: (n: number): string => (n > 1 ? `Faire ces ${n} groupes` : 'Faire ce groupe'),
  acceptOne: (n: number): string => `Regrouper avec ${n > 1 ? `ces ${n} notes` : 'cette note'}`,
  throwAway: 'Laisser tout comme c’est',
  made: (n: number): string => `${n} groupe${s(n)} fait${s(n)}`,
  undo: 'Annuler',
};

export type SimilarCatalogue = typeof similarFr;
