// Ce que dit la corbeille, en français.

const s = (n: number): string => (n > 1 ? 's' : '');

export const binFr = {
  title: 'La corbeille',
  open: 'Corbeille',
  none: 'Rien n’a été supprimé ici.',
  lead: (n: number): string => `${n} élément${s(n)} supprimé${s(n)}, le dernier en premier.`,
  by: (who: string): string => `supprimé par ${who}`,
  me: 'vous',
  locked: 'verrouillé par l’animation',
  bringBack: 'Remettre',
  back: (text: string): string => `De retour sur le tableau\u00a0: «\u00a0${text}\u00a0».`,
  show: 'Voir',
  untitled: 'Cadre sans titre',
  search: 'Chercher un mot ou un nom',
  notFound: 'Rien de tel dans la corbeille.',
  more: (n: number): string => `Voir la suite (${n})`,
  noTimes: 'Les heures manquent\u00a0: le serveur ne répond pas.',
  again: 'Redemander',
  purged: (n: number, until: string): string =>
    n === 1
      ? `Un élément supprimé le ${until} ne peut plus être remis\u00a0: il est effacé.`
      : `${n} éléments supprimés jusqu’au ${until} ne peuvent plus être remis\u00a0: ils sont effacés.`,
};

export type BinCatalogue = typeof binFr;
