// What is said to who stands outside: at a board that is not there, or put out of the workshop. In French; with that code.

export const outsideFr = {
  board: {
    title: 'Il n’y a pas de table à cette adresse',
    lead: (event: string): string =>
      `L’atelier «\u00a0${event}\u00a0» n’a pas de tableau de ce nom. L’adresse a peut-être été coupée, ou c’est celle d’un autre atelier\u00a0: pour y entrer, il faut son lien ou son code.`,
    back: 'Voir les tables de cet atelier',
  },
  access: {
    titles: {
      put_out: 'Une personne de l’équipe d’animation vous a fait sortir',
      revoked: 'Le lien par lequel vous êtes venu n’est plus valable',
      made_room: 'Votre place a été donnée',
      bad_token: 'Votre accès n’est plus valable',
    },
    written: 'Ce que vous avez écrit reste sur les tables, sous votre nom.',
    unsent: (n: number): string =>
      n === 0
        ? 'Rien n’attend sur cet appareil\u00a0: tout ce que vous avez écrit est arrivé.'
        : n === 1
          ? 'Un changement n’est pas encore parti. Il est gardé sur cet appareil et partira tout seul quand vous serez revenu ici, avec un code.'
          : `${n} changements ne sont pas encore partis. Ils sont gardés sur cet appareil et partiront tout seuls quand vous serez revenu ici, avec un code.`,
    ask: (names: string): string =>
      names === ''
        ? 'Pour savoir pourquoi, ou pour revenir, adressez-vous à l’équipe d’animation.'
        : `Pour savoir pourquoi, ou pour revenir, adressez-vous à l’équipe d’animation\u00a0: ${names}.`,
    code: 'Entrer avec un code',
    look: 'Regarder ce que j’ai sous les yeux',
  },
};

export type OutsideCatalogue = typeof outsideFr;
