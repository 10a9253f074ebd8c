// Ce qui est dit d’une tablette que plusieurs partagent, en français ; avec son code.

export const tabletFr = {
  open: 'Partager cette tablette…',
  title: 'Plusieurs personnes sur cette tablette',
  lead: 'Chacun touche son prénom avant d’écrire\u00a0: les notes, les plus un, les votes et l’annulation sont alors les siens. Les notes privées ne se voient que tant que ce prénom est choisi.',
  chips: 'Qui écrit\u00a0?',
  chip: (name: string): string => `Écrire comme ${name}`,
  writes: (name: string): string => `${name} écrit`,
  me: (name: string): string => `${name} (à qui est la tablette)`,
  name: 'Prénom',
  nameHint: 'Un prénom suffit, même sans réseau.',
  add: 'Ajouter',
  added: (name: string): string => `${name} est là, et écrit maintenant.`,
  nobody: 'Vous êtes pour l’instant seul sur cette tablette.',
  coming: 'aura sa place dans l’atelier dès qu’il y aura du réseau',
  own: (name: string): string => `${name} continue sur son appareil`,
  ownTitle: (name: string): string => `Un appareil pour ${name}`,
  ownHelp: (name: string): string =>
    `Scannez ce code avec l’autre appareil\u00a0: ${name} y continue, avec toutes ses notes et ses votes. Il vaut pour un seul appareil, et ${name} quitte alors cette tablette.`,
  ownQr: (name: string): string => `Code QR\u00a0: continuer comme ${name}`,
  ownCopy: 'Ou ouvrez là-bas cette adresse',
  remove: (name: string): string => `Retirer ${name} de cette tablette`,
  removeSure: (name: string): string =>
    `Ce que ${name} a écrit et voté reste. Pour revenir, il lui faut son propre lien\u00a0: montrez-le d’abord.`,
  removeDo: 'Retirer',
  gone: (name: string): string =>
    name === '' ? 'Cette personne n’est plus sur cette tablette.' : `${name} n’est plus sur cette tablette.`,
  refused: (name: string): string =>
    `L’atelier n’a pas accueilli ${name}\u00a0: ce qui a été écrit attend ici.`,
  rename: 'Réessayer avec ce prénom',
  adopt: 'Le mettre sous mon prénom',
  errors: {
    not_shared: 'Seule la tablette d’un participant peut être partagée.',
    too_many:
      'Plus personne ne peut s’ajouter à cette tablette. Qui a un appareil entre avec le code de l’atelier.',
    unknown_person: 'Cette personne n’est plus sur cette tablette.',
  } as Readonly<Record<string, string>>,
};

export type TabletCatalogue = typeof tabletFr;
