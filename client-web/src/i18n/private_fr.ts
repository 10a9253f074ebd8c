// Ce qui est dit de l’écriture privée, en français.

const s = (n: number): string => (n > 1 ? 's' : '');

export const privateFr = {
  title: 'Chacun pour soi',
  only: 'Vous seul voyez ce que vous écrivez ici.',
  nameless: 'Personne ne saura qui a écrit quoi. Ce que vous changerez ensuite sera signé.',
  left: 'Des notes attendent encore d’être révélées.',
  count: (notes: number, people: number): string =>
    notes === 0 ? 'Personne n’a encore écrit.' : `${notes} note${s(notes)} de ${people} personne${s(people)}`,
  mine: (n: number): string => (n === 1 ? 'dont 1 de vous' : `dont ${n} de vous`),
  waiting: 'Vos notes partiront avec le réseau.',
  revealMine: 'Révéler les miennes',
  revealAll: 'Tout révéler',
  sure: 'Vraiment tout révéler ?',
  cannotUndo: 'Ce qui est révélé ne se cache plus.',
  revealing: 'Les notes arrivent…',
  nobody: 'Personne ne verra votre nom',
  noRoom: (n: number): string =>
    n === 1
      ? 'Le tableau n’avait plus de place pour une note\u00a0: elle reste à qui l’a écrite.'
      : `Le tableau n’avait plus de place pour ${n} notes\u00a0: elles restent à qui les a écrites.`,
  mineStay: (n: number): string =>
    n === 1
      ? 'La vôtre reste ici\u00a0: elle pourra être remise plus tard.'
      : `Les ${n} vôtres restent ici\u00a0: elles pourront être remises plus tard.`,
  makeRoom: 'Faites de la place sur le tableau, puis révélez à nouveau.',
  hide: 'Écrire chacun pour soi',
  open: 'Écrire à découvert',

  stranded: (n: number): string =>
    n === 1 ? 'Une note n’a pas été remise' : `${n} notes n’ont pas été remises`,
  why: {
    18: 'L’écriture privée était finie.',
    19: 'La note avait été révélée : voici vos derniers mots.',
    8: 'Il y a autant de notes privées qu’il peut y en avoir.',
    1: 'Elle est trop longue (16\u00a0000 caractères au plus).',
  } as Readonly<Record<string, string>>,
  reasons: {
    18: 'Ce qui s’écrit ici est de nouveau vu de tous\u00a0: posez votre note vous-même sur le tableau.',
    19: 'Cette note a déjà été révélée.',
    20: 'Les noms sont cachés\u00a0: les notes sont révélées toutes ensemble, par qui anime la table.',
  } as Readonly<Record<string, string>>,
  whyElse: 'Le serveur ne l’a pas prise.',
  putOn: 'Poser sur le tableau',
  putSigned: 'Poser à votre nom',
  copy: 'Copier',
  copied: 'Copié',
  throwAway: 'Jeter',
};

export type PrivateCatalogue = typeof privateFr;
