// What is said while people gather, in French. Part of the day's words.

const s = (n: number): string => (n > 1 ? 's' : '');

export const gatheringFr = {
  title: 'Bienvenue',
  here: (n: number): string => (n === 1 ? 'Vous êtes la première personne ici' : `${n} personnes sont là`),
  hereWatch: (n: number): string => (n === 1 ? '1 personne est là' : `${n} personnes sont là`),
  more: (n: number): string => `et ${n} autre${s(n)}`,
  now: 'Maintenant',
  then: 'Ensuite',
  notBegun: 'L’atelier va commencer. Installez-vous\u00a0!',
  minutes: (n: number): string => `${n} min`,
  allPhases: (n: number): string => `Tout le déroulé (${n})`,
  agora: 'Aller à l’agora',
  agoraPropose: 'Proposer un sujet',
  agoraHello: 'Dire bonjour sur l’agora',
  topics: (n: number): string => (n === 1 ? '1 sujet proposé' : `${n} sujets proposés`),
  yours: (table: string): string => `Votre place\u00a0: ${table}`,
  back: 'Y retourner',
  places: (n: number, of: number): string => `${n} sur ${of} places prises`,
  full: 'Assez de monde\u00a0: une autre table sera ravie de vous voir',
  offline: (n: number): string => `${n} hors ligne`,
};
