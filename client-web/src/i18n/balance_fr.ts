// What is said of how evenly people take part, in French. It comes with its code.

export const balanceFr = {
  title: 'Équilibre des participations',
  lead: 'Ce qui est fait sur les tableaux pendant la phase en cours, sans aucun nom. Parler, écouter et réfléchir ne se comptent pas.',
  show: 'Montrer l’équilibre',
  hide: 'Masquer l’équilibre',
  showHere: 'Montrer l’équilibre de la table, sur cet appareil',
  whole: 'Tout l’événement',
  table: (number: number): string => `Table ${number}`,
  here: 'À cette table',
  quieter: (percent: number): string =>
    `La moitié la plus discrète a fait ${percent} % de ce qui s’est fait. À parts égales, ce serait 50 %.`,
  judged: {
    even: 'Tout le monde participe à peu près autant.',
    some: 'Quelques personnes font nettement plus que les autres.',
    few: 'Presque tout vient de quelques personnes.',
  },
  counts: (people: number, acts: number): string =>
    `${people} personnes, ${acts === 1 ? '1 geste' : `${acts} gestes`}.`,
  silent: (n: number): string =>
    n === 0
      ? 'Tout le monde a fait quelque chose ces dix dernières minutes.'
      : n === 1
        ? '1 personne n’a rien fait depuis dix minutes.'
        : `${n} personnes n’ont rien fait depuis dix minutes.`,
  tooEarly: 'La phase a moins de dix minutes : qui se tait ne se compte pas encore.',
  nothing: 'Rien n’a encore été fait dans cette phase.',
  coming: 'Les gestes sont comptés…',
  unknown: 'Le serveur ne répond pas : rien n’a pu être compté. Un nouvel essai suit.',
  untold: {
    few: 'À moins de cinq personnes, rien n’est montré : on reconnaîtrait chacune.',
    noPhase: 'Aucune phase en cours : rien n’est compté.',
    hidden: 'Les noms sont cachés dans cette phase : rien n’est compté.',
    private: 'On écrit en privé dans cette phase : rien n’est compté.',
  },
};

export type BalanceCatalogue = typeof balanceFr;
