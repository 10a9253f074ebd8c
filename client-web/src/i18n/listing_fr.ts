// Ce que dit la liste des notes, en français.

const s = (n: number): string => (n > 1 ? 's' : '');
const quoted = (text: string): string => (text === '' ? '' : `\u00a0: «\u00a0${text}\u00a0»`);

export const listingFr = {
  title: 'Les notes',
  close: 'Fermer la liste',
  count: (n: number): string => (n === 0 ? 'Aucune note' : `${n} note${s(n)}`),
  outside: 'Hors cadre',
  kinds: ['Zone', 'Groupe', 'Proposition', 'Rubrique'] as readonly string[],
  untitled: 'Sans titre',
  inIt: (n: number): string => (n === 0 ? 'vide' : `${n} note${s(n)}`),
  writtenBy: (who: string): string => `écrit par ${who}`,
  support: (n: number): string => `+${n}`,
  locked: 'verrouillé',
  add: 'Nouvelle note',
  addHint: 'Entrée\u00a0: ajouter. Maj+Entrée\u00a0: à la ligne.',
  addHere: (text: string): string => `Nouvelle note dans «\u00a0${text}\u00a0»`,
  where: 'Dans',
  anywhere: 'Hors cadre',
  addDo: 'Ajouter',
  added: (text: string, where: string): string =>
    where === '' ? `Note ajoutée\u00a0: ${text}` : `Note ajoutée dans «\u00a0${where}\u00a0»\u00a0: ${text}`,
  failed: 'Le tableau n’accepte rien pour le moment. Votre texte reste ici.',
  notNow: 'Cette phase n’accepte pas de notes. Tout peut se lire ici.',
  several: 'En choisir plusieurs',
  undo: 'Annuler',
  bin: 'Corbeille',
  write: 'Écrire',
  writeTitle: 'Titre',
  field: 'Texte de la note',
  fieldTitle: 'Titre du cadre',
  done: 'Terminé',
  supportDo: 'Soutenir\u00a0: +1',
  unsupport: (n: number): string => `Reprendre mon +1 (${n})`,
  give: (n: number, left: number): string => `Donner une gommette (${n} ici, ${left} à donner)`,
  take: 'Reprendre une gommette',
  moveTo: 'Déplacer vers',
  moveDo: 'Déplacer',
  moved: (where: string): string =>
    where === '' ? 'Sorti de son cadre.' : `Déplacé dans «\u00a0${where}\u00a0».`,
  notMoved: 'Cela n’a pas pu être déplacé.',
  group: 'Regrouper',
  grouped: (n: number): string => `${n} notes regroupées. Donnez un titre au groupe.`,
  ungroup: 'Défaire le groupe',
  propose: 'En faire une proposition',
  proposed: 'C’est une proposition de la table.',
  send: 'Envoyer à une autre table',
  remove: 'Supprimer',
  see: 'Voir sur le tableau',
  selection: (n: number): string => `${n} choisie${s(n)}`,
  none: 'Ne plus rien choisir',
  acts: (text: string): string => `Que faire de «\u00a0${text}\u00a0»`,
  earlier: (n: number): string => `${n} ligne${s(n)} plus haut`,
  later: (n: number): string => `${n} ligne${s(n)} plus bas`,
  empty: 'Aucune note pour le moment. Écrivez la première ci-dessus.',
  emptyWatch: 'Aucune note pour le moment.',
  news: {
    new: (n: number, text: string, by: string): string =>
      n > 1 ? `${n} nouvelles notes.` : `Nouvelle note${by === '' ? '' : ` de ${by}`}${quoted(text)}.`,
    changed: (n: number, text: string): string =>
      n > 1 ? `${n} notes modifiées.` : `Note modifiée${quoted(text)}.`,
    gone: (n: number, text: string): string =>
      n > 1 ? `${n} notes supprimées.` : `Note supprimée${quoted(text)}.`,
  },
};

export type ListingCatalogue = typeof listingFr;
